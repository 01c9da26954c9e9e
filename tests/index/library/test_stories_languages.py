# ruff: noqa: E501 - reports in other scripts are as long as they are
"""Grouping by event in other languages than English: invented reports of one week."""

from __future__ import annotations

from itertools import permutations

import pytest

from index.profiles import make_profile
from index.stories import Grouping
from tests.index.library.story_kit import Nothing

REPORTS = {
    "de": {
        "fire-1": "In Hohenwalde ist in der Nacht zum Dienstag eine Möbelfabrik abgebrannt. Die Feuerwehr war mit 120 Kräften "
        "im Einsatz, wie ein Sprecher der Stadt mitteilte. Verletzt wurde niemand. Der Schaden in der Fabrik Ostermann liegt "
        "nach Angaben der Polizei bei vier Millionen Euro. Die Ursache des Brandes ist noch nicht geklärt.",
        "fire-2": "Nach dem Brand der Möbelfabrik Ostermann in Hohenwalde ermittelt die Polizei. Das Feuer war in der Nacht zum "
        "Dienstag ausgebrochen, 120 Feuerwehrleute waren im Einsatz. Es gab keine Verletzten, der Schaden beträgt vier "
        "Millionen Euro. Wie der Brand entstand, ist nach Angaben der Stadt noch nicht bekannt.",
        "vote": "Der Landtag hat am Dienstag das neue Schulgesetz beschlossen. Die Ministerin sagte, dass die Klassen kleiner "
        "werden sollen. Die Opposition stimmte nach einer langen Aussprache gegen den Entwurf. Das Gesetz ist nach Angaben der "
        "Regierung mit Kosten von vier Millionen Euro verbunden und soll im Herbst in Kraft treten.",
        "sport": "Der FC Brunnstein hat am Dienstag sein Heimspiel gegen den Tabellenführer mit 2:1 gewonnen. Der Trainer sagte, "
        "dass die Mannschaft in der zweiten Hälfte besser war. Das Tor zum Sieg fiel in der Nachspielzeit. Nach Angaben des "
        "Vereins waren im Stadion mehr als zwölftausend Zuschauer. Ein Spieler wurde verletzt.",
    },
    "fr": {
        "train-1": "Un train de marchandises a déraillé mardi matin près de Valcourt. Selon la préfecture, aucun blessé n'est à "
        "déplorer, mais la circulation est interrompue sur la ligne entre Valcourt et Mirebelle. Onze wagons se sont couchés sur "
        "la voie. Une enquête a été ouverte pour connaître les causes de l'accident.",
        "train-2": "La circulation des trains est interrompue entre Valcourt et Mirebelle après le déraillement d'un train de "
        "marchandises, mardi. Onze wagons ont quitté la voie. L'accident n'a pas fait de blessé, a indiqué la préfecture, qui "
        "attend les résultats de l'enquête ouverte le même jour.",
        "strike": "Les enseignants de la région étaient en grève mardi. Selon les syndicats, sept professeurs sur dix ont suivi le "
        "mouvement, mais le rectorat a indiqué que la moitié des classes étaient ouvertes. Les grévistes demandent une hausse des "
        "salaires. Une réunion est prévue avec le ministre pour la semaine prochaine.",
        "museum": "Le musée des Beaux-Arts a rouvert ses portes mardi après deux ans de travaux. Selon la directrice, les salles "
        "ont été entièrement rénovées et la lumière a été repensée. Le public pourra voir plus de trois cents tableaux. Une "
        "exposition sur les peintres de la région est prévue pour le mois prochain.",
    },
    "es": {
        "flood-1": "Las lluvias del martes han causado inundaciones en Villarroya. El río Arlo se desbordó por la noche y el agua "
        "entró en cuarenta casas del barrio de San Telmo. Según el alcalde, no hay heridos, pero unas doscientas personas han "
        "sido evacuadas a un polideportivo. La carretera sigue cortada.",
        "flood-2": "Unas doscientas personas han pasado la noche en un polideportivo de Villarroya tras el desbordamiento del río "
        "Arlo. El agua inundó cuarenta casas en el barrio de San Telmo, según ha explicado el alcalde, que no ha informado de "
        "heridos. Las lluvias del martes dejaron cortada la carretera.",
        "court": "El tribunal ha condenado este martes a un empresario a seis años de prisión por fraude. Según la sentencia, el "
        "acusado desvió dinero de la compañía a una cuenta en el extranjero. La defensa ha anunciado que va a recurrir. El fiscal "
        "había pedido una pena de ocho años y una multa para los otros dos acusados.",
        "bank": "El banco central ha decidido este martes mantener los tipos de interés. Según el gobernador, la inflación sigue "
        "por encima del objetivo, pero la economía ha crecido más de lo previsto. Los analistas esperaban la decisión. La bolsa ha "
        "cerrado con una subida de un punto y el euro ha bajado frente al dólar.",
    },
    "ar": {
        "quake-1": "ضرب زلزال بقوة خمس درجات مدينة سهلان يوم الثلاثاء وأدى إلى انهيار ثلاثة منازل في حي النخيل. وقال المتحدث باسم "
        "الدفاع المدني إن تسعة أشخاص أصيبوا بجروح وإن فرق الإنقاذ تواصل البحث تحت الأنقاض. وأغلقت المدارس في سهلان أبوابها.",
        "quake-2": "تواصل فرق الإنقاذ البحث تحت الأنقاض في مدينة سهلان بعد زلزال بقوة خمس درجات ضرب المدينة يوم الثلاثاء. وانهارت ثلاثة "
        "منازل في حي النخيل وأصيب تسعة أشخاص بجروح، بحسب الدفاع المدني. وأغلقت السلطات المدارس.",
        "talks": "بدأت يوم الثلاثاء جولة جديدة من المفاوضات بين الحكومة والنقابات حول الأجور. وقال وزير العمل إن الحكومة قدمت عرضا جديدا، "
        "في حين قالت النقابات إن العرض لا يكفي. ومن المقرر أن تستمر المحادثات حتى نهاية الأسبوع في العاصمة.",
        "harvest": "قال وزير الزراعة يوم الثلاثاء إن محصول القمح هذا العام سيكون أكبر من العام الماضي بسبب الأمطار. وأضاف في مؤتمر صحفي أن "
        "الدولة ستشتري المحصول من المزارعين بسعر أعلى. وطالب المزارعون في وقت سابق بخفض أسعار الأسمدة والوقود.",
    },
    "zh": {
        "bridge-1": "周二上午，青澜市一座在建大桥发生坍塌，造成四人受伤。市政府表示，事故发生时有十二名工人在桥上作业，伤者已送往医院，没有生命危险。"
        "青澜大桥的施工单位已被要求停工，事故原因正在调查。",
        "bridge-2": "青澜市在建的青澜大桥周二发生坍塌事故，四名工人受伤。事故发生时桥上有十二人作业。市政府说，伤者已在医院接受治疗，施工单位已停工，"
        "坍塌原因正在调查之中。",
        "rates": "央行周二宣布维持利率不变。行长在新闻发布会上表示，今年经济增长高于预期，但物价上涨的压力仍然存在。分析人士认为，央行可能在明年第一季度"
        "下调利率。股市当天上涨百分之一。",
        "space": "国家航天局周二表示，新型运载火箭发射成功，卫星已进入预定轨道。这是该型号火箭今年的第三次发射。航天局说，卫星将用于气象观测，预计工作时间"
        "为五年。下一次发射计划在年底进行。",
    },
}


@pytest.mark.parametrize("dated", [True, False])
@pytest.mark.parametrize("language", REPORTS)
def test_one_event_is_one_story_and_others_stand_alone(language: str, dated: bool) -> None:
    reports = REPORTS[language]
    for order in permutations(reports):
        grouping = Grouping(Nothing())
        stories: dict[str, str | None] = {}
        for number, name in enumerate(order):
            day = 750_000 + number % 2 if dated else None
            stories.update(grouping.place(make_profile(name, None, reports[name], day, language)).stories)
        one, other, *rest = (stories[name] for name in reports)
        assert one is not None
        assert one == other
        assert rest == [None, None]


def test_reports_in_different_languages_do_not_fall_together() -> None:
    grouping = Grouping(Nothing())
    stories: dict[str, str | None] = {}
    for language, reports in REPORTS.items():
        for name, text in reports.items():
            stories.update(
                grouping.place(make_profile(f"{language} {name}", None, text, 750_000, language)).stories
            )
    assert len({story for story in stories.values() if story}) == len(REPORTS)
    assert sum(story is not None for story in stories.values()) == 2 * len(REPORTS)
