"""What is known of AI-generated material, and what the large numbers really count."""

from __future__ import annotations

import streamlit as st

from charts.spec.identity import chart_id
from screen import blocks, figure_list, frame
from screen.parts import each, part
from screen.session.view import view

TAGGED = "ncmec.genai_reports"
KINDS = "ncmec.genai_reports_by_kind"
ALL_REPORTS, REALISTIC = "iwf.ai_reports_actionable", "iwf.ai_reports_realistic"
WEBPAGES, VIDEOS = "iwf.ai_webpages", "iwf.ai_videos"
HALF_YEAR_AGAINST_YEAR = "iwf.ai_reports_october_2024"
FIRST_HALF = "2025-H1"

reader = view()
_, record, language = reader._, reader.record, reader.language


@part
def finding() -> str:
    """Videos of two years, as two counts: the chart under it shows reports, and how they grew."""
    videos = record.latest(VIDEOS, kind="year")
    before = record.figure(VIDEOS, str(videos.period.start.year - 1))
    return _(
        "The IWF's analysts counted {videos} of child sexual abuse made with AI in {period}, and "
        "{before} in {earlier}.",
        videos=videos.with_unit(language),
        period=videos.period_label(language),
        before=before.format(language),
        earlier=before.period_label(language),
    )


@part
def keys() -> list[frame.Card]:
    """The firmest figures, each with what has to be known beside it."""
    return each(
        lambda: frame.key(
            reader,
            record.latest("iwf.ai_items_realistic", breakdown="type=images and videos"),
            note=_("Images and videos that look real enough to be treated as such by UK law."),
        ),
        lambda: frame.key(
            reader,
            record.latest("ncmec.genai_reports_misuse"),
            note=_("The same in both versions of the report over this year."),
        ),
        lambda: frame.key(
            reader,
            record.latest("ncmec.genai_reports_no_ai_material_share"),
            label=_("Reports tagged “generative AI” in which there was no AI-made material"),
        ),
    )


@part
def before() -> list[str]:
    """What the large numbers are made of."""
    misuse = record.latest("ncmec.genai_reports_misuse")
    tagged = record.latest(TAGGED, kind="year")
    return [
        _(
            "Large percentages here are made of small counts, or of a tag that covers more than "
            "AI-generated material."
        ),
        _("A report is a web address or a message to a hotline; it may hold one picture or many."),
        _(
            "NCMEC counts {misuse} in {period} in which AI was used, or somebody tried to use "
            "it, to alter, engage with or make such material. The wider tag “generative AI” "
            "stands on {tagged}, after a revision from a number several times as high.",
            misuse=misuse.with_unit(language),
            period=misuse.period_label(language),
            tagged=tagged.with_unit(language),
        ),
    ]


@part
def iwf() -> None:
    """Five counts that lie close together, one at a time."""
    frame.caution(
        reader,
        [
            _(
                "The IWF has published several counts of AI-generated material. Each may be "
                "compared with itself only; a line drawn from one to another shows growth that "
                "nobody measured."
            ),
            _(
                "The year 2024 stands in two of them, once as all reports and once as the "
                "realistic ones alone."
            ),
        ],
        title=_("Five series that must not be chained"),
    )
    names = {
        "all": _("All AI reports"),
        "realistic": _("Realistic only"),
        "webpages": _("Webpages, half years"),
        "videos": _("Videos"),
        "october": _("Six months against twelve"),
    }
    shown = {
        "all": chart_id("trend", ALL_REPORTS),
        "realistic": chart_id("trend", REALISTIC),
        "webpages": chart_id("trend", WEBPAGES),
        "videos": chart_id("trend", VIDEOS, periods="year"),
        "october": chart_id("ranking", HALF_YEAR_AGAINST_YEAR),
    }
    count = blocks.choice(_("Which count"), names, "count")
    blocks.chart_block(reader, shown[count], f"iwf-{count}")
    for words, show in (
        (_("One year, three answers to “how much more?”"), growth),
        (_("How severe"), severity),
        (_("“The first six months of 2024 exceeded the whole of 2023”"), claim),
    ):
        with st.expander(words):
            show()
    figure_list.collection(reader, "iwf_ai_forum", folded=True)


@part
def growth() -> None:
    """One year, three growth figures: all of them the IWF's, and all of them right."""
    st.markdown(
        _(
            "All three come from the IWF and all three are right. The first counts images and "
            "videos, the second reports, the third videos alone, of which there were next "
            "to none the year before. Show the first beside the others."
        )
    )
    figure_list.named_figures(
        reader,
        [
            "iwf.ai_items_realistic_change",
            "iwf.ai_reports_realistic_change",
            f"{VIDEOS}||World|2024",
            f"{VIDEOS}||World|2025",
        ],
        _("Growth from 2024 to 2025 in three units"),
    )


@part
def severity() -> None:
    """Which part is of the most severe category: true of videos, not of images."""
    st.markdown(
        _(
            "“AI material is mostly of the worst kind” holds for videos only. Of the images of two "
            "years, nearly half fall in the least severe category."
        )
    )
    figure_list.named_figures(
        reader,
        [
            "iwf.ai_video_severity_share",
            "iwf.non_ai_video_severity_share",
            "iwf.ai_severity_share",
        ],
        _("Shares by severity category"),
    )


@part
def claim() -> None:
    """A sentence that is often heard, and the figures beside it."""
    st.markdown(
        _(
            "This is not what the IWF published. It compared the six months from April to "
            "September 2024 with the twelve months before, in confirmed reports. In the calendar "
            "half year it counted fewer webpages than there were reports in all of 2023, which "
            "was itself a part year."
        )
    )
    figure_list.named_figures(
        reader,
        [
            HALF_YEAR_AGAINST_YEAR,
            f"{WEBPAGES}||World|2024-H1",
            f"{ALL_REPORTS}||World|2023",
        ],
        _("What the IWF counted"),
    )


@part
def ncmec() -> None:
    """The tag, what it covers, and what the jump of 2025 is made of."""
    frame.caution(
        reader,
        [
            _(
                "A report tagged “generative AI” is not an AI-generated image. The tag also covers "
                "chatbot conversations, attempts, and known real images that were met while "
                "building AI."
            ),
            _(
                "No growth can be read from year to year: 2025 was revised after publication, and "
                "whether 2024 was cleaned in the same way is not known."
            ),
        ],
    )
    blocks.chart_block(reader, chart_id("trend", TAGGED, periods="year"), "ncmec-tag")
    st.subheader(_("What the jump of 2025 is made of"), anchor="jump")
    jump()
    blocks.chart_block(reader, chart_id("ranking", KINDS, by="kind"), "ncmec-kinds")
    st.subheader(_("One figure, several versions"), anchor="versions")
    st.markdown(
        _(
            "Both the half year and the year were published more than once. The older values stay "
            "here, so that you can recognise them where they are still quoted."
        )
    )
    standings = ("current", "superseded")
    versions = [
        figure
        for period in (FIRST_HALF, "2025")
        for figure in record.find(TAGGED, period=period, standing=standings)
    ]
    figure_list.figure_list(reader, versions, _("Versions of the figures over 2025"))
    st.subheader(_("Files and victims, not reports"), anchor="files")
    figure_list.named_figures(
        reader,
        [
            "ncmec.genai_files_categorised",
            "ncmec.genai_victims_identified",
            "ncmec.genai_reports_growth",
        ],
        _("Other counts by NCMEC"),
        {
            "ncmec.genai_reports_growth": _(
                "The same pair of figures is quoted by others as growth of AI material. It is "
                "growth of tagged reports at one hotline."
            )
        },
    )


@part
def jump() -> None:
    """One company's matches in training data, and what is left without them."""
    amazon = record.figure("ncmec.genai_reports_amazon", FIRST_HALF, breakdown="company=Amazon")
    half = record.figure(TAGGED, FIRST_HALF)
    st.markdown(
        _(
            "Amazon compared data that it might train AI on with lists of known material, and "
            "reported each hit: {amazon} in the {period}, none with AI-generated material. That "
            "number was set against an earlier total; NCMEC's later one is {half}. The full year "
            "was then revised and seems to leave these hits out, so the half year is higher than "
            "the year.",
            amazon=amazon.with_unit(language),
            period=amazon.period_label(language),
            half=half.with_unit(language),
        )
    )
    figure_list.named_figures(
        reader,
        [
            half.id,
            "ncmec.genai_reports_amazon",
            "ncmec.genai_reports_no_ai_material_share",
            "ncmec.genai_reports_misuse",
            "openai.cybertipline_reports",
        ],
        _("The parts of the jump"),
    )


@part
def nudify() -> None:
    """Apps, sites and bots that undress people in pictures: supply, visits, advertisements."""
    frame.caution(
        reader,
        [
            _(
                "These tools are used mostly against adult women. Apps, visits and downloads are "
                "no counts of child sexual abuse material."
            ),
            _(
                "Downloads are estimates over the life of whole apps, many of which do other "
                "things too. Two reports of 2026 looked at different apps: the lower number is no "
                "fall."
            ),
        ],
    )
    for key in (
        "ttp_nudify",
        "nudify_sites",
        "nudify_telegram",
        "nudify_meta_ads",
        "nudify_enforcement",
    ):
        figure_list.collection(reader, key, folded=True)
    st.subheader(_("“Nudity apps are rated from age 4”"), anchor="age-4")
    st.markdown(
        _(
            "For nudify apps this was not confirmed: the campaign names no app and no source. "
            "What was read is below. The rating from age 4 belongs to a study of apps with other "
            "risks, such as chat and games."
        )
    )
    figure_list.named_figures(
        reader,
        ["tdh_campaign.claim_nudity_apps_min_age", "nudify.ttp_minor_rated"],
        _("What was said and what was found"),
    )
    figure_list.collection(reader, "app_age_ratings")


@part
def surveys() -> None:
    """What young people say of deepfakes; each survey asked something else."""
    frame.caution(
        reader,
        [
            _(
                "Each survey asked other people another question: having seen one, knowing "
                "somebody, having been the target. Do not rank them or draw a line through them."
            ),
            _("For the Netherlands this record has no survey on this alone."),
        ],
    )
    for key in SURVEYS:
        figure_list.collection(reader, key, folded=True)


SURVEYS = (
    "disrupting_harm_deepfakes",
    "thorn_deepfakes",
    "uk_deepfake_surveys",
    "be_deepnude",
    "savechildren_es",
    "cdt_schools",
    "wired_schools",
    "nl_press_inquiries",
)

frame.opening(
    reader,
    _("AI material"),
    finding(),
    chart_id("trend", REALISTIC),
    keys(),
    before(),
)
PARTS = {
    "iwf": (_("IWF: confirmed by analysts"), iwf),
    "ncmec": (_("NCMEC: the tag and the jump"), ncmec),
    "nudify": (_("Nudify apps"), nudify),
    "surveys": (_("Surveys"), surveys),
}
frame.parts(reader, PARTS, "ai")
