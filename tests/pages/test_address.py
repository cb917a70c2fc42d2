"""The address holds codes, the same in every language, and is believed only where it is known."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest


def a_page() -> None:
    import streamlit as st

    from screen import blocks
    from screen.session import address

    address.enter(st.session_state.get("where", "one"))
    part = blocks.choice("Part", {"first": "Eerste", "second": "Tweede"}, "part")
    year = blocks.select("Year", ["2023", "2022"], "year", words=lambda y: f"jaar {y}")
    names = blocks.several("Names", ["a", "b", "c"], "names", ["a"], 2)
    st.write(f"{part} {year} {'+'.join(names)}")


def opened(**params: str) -> AppTest:
    app = AppTest.from_function(a_page)
    for key, value in params.items():
        app.query_params[key] = value
    return app.run()


def shown(app: AppTest) -> str:
    assert not app.exception
    return str(app.markdown[0].value)


def address_of(app: AppTest) -> dict[str, str]:
    return {k: v[0] if isinstance(v, list) else v for k, v in app.query_params.items()}


def test_without_an_address_the_defaults_show_and_nothing_is_written() -> None:
    app = opened()
    assert shown(app) == "first 2023 a"
    assert address_of(app) == {}


def test_a_link_shows_what_it_says() -> None:
    app = opened(part="second", year="2022", names="b|c")
    assert shown(app) == "second 2022 b+c"
    assert address_of(app) == {"part": "second", "year": "2022", "names": "b|c"}


def test_what_is_not_known_is_passed_over_and_taken_out() -> None:
    app = opened(part="<script>", year="1066", names="zz|b|b|c|a")
    assert shown(app).startswith("first 2023 b")
    assert "part" not in address_of(app)


def test_a_choice_is_written_as_its_code() -> None:
    app = opened()
    app.selectbox(key="year").select("2022").run()
    assert shown(app) == "first 2022 a"
    assert address_of(app) == {"year": "2022"}
    app.selectbox(key="year").select("2023").run()
    assert address_of(app) == {}


def test_the_back_button_wins_over_what_was_chosen() -> None:
    app = opened(year="2022")
    app.query_params.clear()
    assert shown(app.run()) == "first 2023 a"
    app.query_params["year"] = "2022"
    assert shown(app.run()) == "first 2022 a"


def test_another_page_starts_from_its_own_defaults() -> None:
    app = opened(year="2022")
    app.session_state["where"] = "two"
    app.query_params.clear()
    assert shown(app.run()) == "first 2023 a"


def test_what_was_taken_is_not_taken_twice_in_a_run() -> None:
    def two_askers() -> None:
        import streamlit as st

        from screen.session import address

        address.take("lang", ["en", "nl"], "en")
        st.segmented_control("Language", ["en", "nl"], key="lang", required=True)
        address.take("lang", ["en", "nl"], "en")
        address.keep("lang", st.session_state["lang"], None)
        st.write(st.session_state["lang"])

    app = AppTest.from_function(two_askers)
    app.query_params["lang"] = "nl"
    assert shown(app.run()) == "nl"
    assert address_of(app) == {"lang": "nl"}


def told(app: AppTest) -> list[str]:
    return [
        f"{key}={asked}" for key, (asked, _shown) in app.session_state["_address_refused"].items()
    ]


def test_more_than_can_be_shown_is_told() -> None:
    app = opened(names="b|c|a")
    assert shown(app).endswith("b+c") and told(app) == ["names=a"]
    assert shown(opened(names="b|b|c")).endswith("b+c")


def test_what_is_not_known_is_told_until_the_reader_chooses_there() -> None:
    app = opened(part="nope", year="2022", names="zz|b")
    assert told(app) == ["part=nope", "names=zz"]
    app.run()
    assert told(app) == ["part=nope", "names=zz"]
    app.multiselect(key="names").set_value(["c"]).run()
    assert told(app) == ["part=nope"]
    app.session_state["where"] = "two"
    app.run()
    assert told(app) == []
