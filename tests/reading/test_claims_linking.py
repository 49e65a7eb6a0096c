"""What figures count, in invented sentences: category, whether suggested (?), told how, and part of what."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from amana.reading.claims import find_claims
from amana.reading.nouns import Claim, Document
from amana.reading.numbers import find_numbers
from amana.reading.reader import read_text
from amana.reading.view import View

ENGLISH = [
    ("The raid killed 12 people and wounded 30 others.", "killed; wounded"),
    (
        "Twelve people, including three children, were killed in Wadi al-Noor on Monday.",
        "killed; killed subset-of",
    ),
    ("At least 12 people died and dozens were injured when the roof fell.", "killed; wounded"),
    ("The death toll from the raid rose to 45.", "killed"),
    ("The number of dead reached 45, among them 12 women.", "killed; killed subset-of"),
    ("Three men, two women and four children were killed.", "killed; killed; killed"),
    ("An air strike left 12 dead and 30 wounded.", "killed; wounded"),
    ("Forty families fled the village after the shelling.", "displaced"),
    ("More than 5,000 people have left the town since Monday.", "displaced"),
    ("Rescuers pulled 14 bodies from the rubble.", "bodies"),
    ("Rescuers pulled 14 people alive from the rubble.", "rescued"),
    ("Soldiers arrested 20 men at the checkpoint.", "detained"),
    ("Gunmen kidnapped two nurses near the bridge.", "kidnapped"),
    ("About 3,000 civilians are besieged in the camp.", "besieged"),
    ("The army captured 12 villages in the countryside.", "territory"),
    ("Warplanes dropped 20 barrel bombs on the town.", "weapons_used"),
    ("Planes carried out 30 air strikes.", "attacks"),
    ("The shelling destroyed 60 homes and two schools.", "destroyed; destroyed"),
    ("Sixty homes were destroyed.", "destroyed"),
    ("Two hospitals were put out of service.", "destroyed"),
    ("300 people remain missing.", "missing"),
    ("4,000 fighters surrendered.", "surrendered"),
    ("About 500 families returned to the town.", "returned"),
    ("Some 200 people arrived in Wadi al-Noor from the hills.", "arrived"),
    ("The convoy evacuated 300 wounded people.", "evacuated"),
    ("Eleven people were killed. Three of them were children.", "killed; killed subset-of"),
    ("Eleven people were killed. Among them were three children.", "killed; killed subset-of"),
    ("The raid wounded 12 soldiers, four of them seriously.", "wounded; wounded subset-of"),
    ("The UN plans to evacuate 500 people.", "evacuated planned"),
    ("Some 500 people are expected to be evacuated on Monday.", "evacuated planned"),
    ("The army denied killing 12 civilians.", "killed denied"),
    ("12 people were not killed.", "killed denied"),
    ("If 12 people were killed, we would know.", "killed conditional"),
    ("Up to 40,000 people could be displaced.", "displaced conditional"),
    ("The bodies of 12 men were found by the river.", "bodies"),
    ("Killed: 12. Wounded: 30.", "killed; wounded"),
    ("12 of the 30 passengers were killed.", "killed; -"),
    ("A source said the group had 200 fighters.", "?fighters"),
    ("The massacre of 47 people shocked the town.", "killed"),
    ("The deaths of at least 12 civilians were reported.", "killed"),
    ("They executed 12 prisoners.", "killed"),
    ("12 prisoners escaped.", "displaced"),
    ("Thirty people, among them a doctor, drowned.", "killed"),
    ("The ministry said 12 people had been killed and another 30 injured.", "killed; wounded"),
    ("The ministry said 12 people had been killed, 30 injured and 4 were missing.", "killed; wounded; missing"),
    ("Ninety percent of the town was destroyed.", "destroyed"),
    ("The town, home to 12,000 people, was shelled.", "-"),
    ("They demanded 300 dollars for each of the 12 hostages.", "kidnapped"),
    ("She has three children.", "-"),
    ("We waited for two buses.", "-"),
    ("The talks were attended by 12 delegates.", "-"),
    ("The attack, which killed 12 people, was condemned by 30 states.", "killed; -"),
    ("12 people were killed by snipers.", "killed"),
    ("Snipers killed 12 people.", "killed"),
    ("75 bodies lay in the street.", "bodies"),
    ("Ten thousand people were trapped in the old town.", "trapped"),
    ("They released 15 detainees.", "released"),
    ("15 detainees were released in exchange for 20 soldiers.", "released; ?fighters"),
    ("Shelling killed a woman and her two children.", "one killed; killed"),
    ("The operation cost the lives of 18 villagers.", "killed"),
    ("The mayor said 200 homes had been burned down.", "destroyed"),
    ("A farmer was killed at the well.", "one killed"),
    ("The teacher, who had come from the hills, was wounded.", "one wounded"),
    ("I was detained for four hours.", "one detained"),
    ("They arrested a nurse and two drivers.", "one detained; detained"),
    ("He was killed along with two guards.", "killed"),
    ("The police said a farmer was killed.", "one killed"),
    ("A terrorist attack wounded 12 people.", "wounded"),
    ("An officer denied any role in the killing of 12 people.", "killed"),
    ("The group forced 300 people out of their homes.", "displaced"),
    ("They managed to evacuate 300 people.", "evacuated"),
    ("The army tried to evacuate 300 people.", "evacuated planned"),
    ("Two women and five men, all from one family, were found dead.", "killed; killed; -"),
    ("At least 61 farmers were killed and 1,203 injured since Monday.", "killed; wounded"),
    ("Dozens of people, most of them children, were wounded.", "wounded"),
    ("A 15-member team arrived.", "-"),
    ("They died one by one.", "-"),
    ("Eleven men, two of whom were doctors, were arrested.", "detained; detained subset-of"),
    ("Six of the wounded later died.", "-"),
    ("The last group of fighters left, whose number was about 400.", "displaced"),
    ("The evacuations bring the number of people who have left to over 900.", "evacuated"),
    ("Some 80 percent of the homes were damaged.", "destroyed"),
    ("The rebels lost more than 90 percent of the area.", "territory"),
    ("40 people were killed in May and 30 in June.", "killed; killed"),
    ("The village was shelled with 20 rockets.", "-"),
    ("230 corpses were found in a grave.", "bodies"),
    ("12 civilians killed, 43 others injured in rocket attack.", "killed; wounded"),
    ("Another 11 were killed in clashes.", "killed"),
]
ARABIC = [
    ("قتل 12 مدنيا وأصيب 30 آخرون في قصف على وادي النور.", "killed; wounded"),
    ("استشهد ثلاثة أطفال وجرح خمسة في البلدة.", "killed; wounded"),
    ("مقتل 12 وإصابة 30 في غارة.", "killed; wounded"),
    ("أسفر القصف عن مقتل 12 شخصا وجرح العشرات.", "killed; wounded"),
    ("أدى القصف إلى سقوط 12 قتيلا و30 جريحا.", "killed; wounded"),
    ("ارتفعت حصيلة القتلى إلى 45.", "killed"),
    ("بلغ عدد الجرحى 30، بينهم خمسة أطفال.", "wounded; wounded subset-of"),
    ("نزح نحو ألفي شخص من القرية.", "displaced"),
    ("هجرت القوات آلاف المدنيين من منازلهم.", "displaced"),
    ("اعتقلت قوات الأمن 20 شابا.", "detained"),
    ("خطف مسلحون طبيبين قرب الجسر.", "kidnapped"),
    ("انتشل الدفاع المدني 14 جثة من تحت الأنقاض.", "bodies"),
    ("لا يزال 40 شخصا عالقين تحت الأنقاض.", "trapped"),
    ("يحاصر الجيش ثلاثة آلاف مدني في المخيم.", "besieged"),
    ("دمر القصف 60 منزلا ومدرستين.", "destroyed; destroyed"),
    ("ألقت الطائرات 20 برميلا على البلدة.", "weapons_used"),
    ("شنت الطائرات 30 غارة.", "attacks"),
    ("سيطر الجيش على 12 قرية.", "territory"),
    ("عاد نحو 500 عائلة إلى البلدة.", "returned"),
    ("وصل 200 نازح إلى وادي النور.", "arrived"),
    ("أفرج عن 15 معتقلا.", "released"),
    ("من المقرر إجلاء 300 شخص يوم الاثنين.", "evacuated planned"),
    ("سيتم إجلاء 300 شخص غدا.", "evacuated planned"),
    ("نفى الجيش مقتل 12 مدنيا.", "killed denied"),
    ("لم يقتل 12 شخصا.", "killed denied"),
    ("إذا قتل 12 شخصا فسنعلم.", "killed conditional"),
    ("فقدان 30 شخصا في البحر.", "missing"),
    ("قتل رجل وأصيب طفلان.", "one killed; wounded"),
    ("قتل 11 شخصا. ثلاثة منهم أطفال.", "killed; killed subset-of"),
    ("قتل 11 شخصا بينهم ثلاثة أطفال وامرأتان.", "killed; killed subset-of; killed subset-of"),
    ("12 شخصا قتلوا في الهجوم.", "killed"),
    ("مجزرة راح ضحيتها 47 شخصا.", "killed"),
    ("أصيب 12 جنديا، أربعة منهم بجروح خطيرة.", "wounded; wounded subset-of"),
    ("سقط عشرات القتلى والجرحى.", "killed"),
    ("قضى أكثر من 200 شخص تحت التعذيب.", "killed"),
    ("حضر الاجتماع 12 مندوبا.", "-"),
    ("عندها ثلاثة أطفال.", "-"),
    ("تضم البلدة 12 ألف نسمة.", "-"),
    ("قتل ما لا يقل عن 12 مدنيا برصاص قناص.", "killed"),
    ("لقي 12 شخصا مصرعهم.", "killed"),
    ("أعلن الدفاع المدني، اليوم الاثنين، مقتل سبعة مدنيين بينهم طفلة.", "killed"),
    ("خرج أكثر من 40 ألف شخص من المدينة منذ الخميس.", "displaced"),
    ("إجلاء الدفعة الأولى وعددها 4000 شخص.", "evacuated"),
    ("قتل مزارع عند البئر.", "one killed"),
    ("مقتل شاب وإصابة طفلين.", "one killed; wounded"),
    ("اعتقال ثلاثة ناشطين وامرأة.", "detained"),
    ("نفى الناطق أي علاقة بمقتل 12 شخصا.", "killed"),
    ("يستعد آلاف المدنيين لمغادرة البلدة.", "-"),
    ("أجبر الجيش 300 عائلة على النزوح.", "displaced"),
    ("تضررت 40 مدرسة.", "destroyed"),
    ("عشرات القتلى ومئات الجرحى.", "killed; wounded"),
    ("قتيلان وثلاثة جرحى في غارة.", "killed; wounded"),
    ("العثور على 20 جثة في مقبرة.", "bodies"),
    ("سيطر المقاتلون على 60 بالمئة من المدينة.", "territory"),
    ("ارتفع عدد النازحين إلى 40 ألفا.", "displaced"),
    ("أصيب 12 مدنيا بجروح، فيما فقد 4 آخرون.", "wounded; missing"),
    ("قتل 12 شخصا، ثلاثة منهم من عائلة واحدة.", "killed; killed subset-of; -"),
    (
        "وثّقت الشبكة مقتل 1,240 مدنياً، بينهم 230 طفلاً و150 سيدة، خلال عام 2018.",
        "killed; killed subset-of; killed subset-of",
    ),
    ("ارتكبت قوات النظام مجزرة في بلدة وادي النور راح ضحيتها 17 مدنياً وعشرات الجرحى.", "killed; wounded"),
    ("قضى 12 شخصاً، معظمهم أطفال، جراء غارة جوية استهدفت مدرسة.", "killed"),
    ("وأصيب ما يزيد عن 40 آخرين بجروح متفاوتة.", "wounded"),
    ("وصلت الدفعة الثالثة من المهجرين وتضم 1500 شخص إلى إدلب.", "arrived"),
    ("تم توثيق استخدام 35 برميلاً متفجراً.", "weapons_used"),
    ("خرجت خمسة مشافٍ عن الخدمة.", "destroyed"),
    ("لا يزال مصير 70 معتقلاً مجهولاً.", "detained"),
    ("فيما أكد ناشطون أن 20 عائلة محاصرة في الحي.", "besieged"),
    ("شهدت البلدة نزوح أكثر من 3 آلاف عائلة باتجاه الحدود.", "displaced"),
    ("أعلنت فرق الدفاع المدني انتشال جثامين 9 ضحايا.", "bodies"),
    ("سقط 5 شهداء وأكثر من 20 جريحاً.", "killed; wounded"),
    (
        "استهدفت الطائرات الحربية السوق بأربع غارات، ما أدى لمقتل ستة مدنيين وإصابة عشرة.",
        "attacks; killed; wounded",
    ),
    ("هدد التنظيم بإعدام 30 أسيراً.", "killed conditional"),
    ("يخطط النظام لتهجير 5 آلاف شخص.", "displaced planned"),
    ("قُتل ثلاثة أشخاص وجُرح اثنان بانفجار لغم.", "killed; wounded"),
    ("اعتقلت دورية تابعة للأمن 14 شخصاً بينهم امرأتان في حي الشعار.", "detained; detained subset-of"),
    ("توفي طفل بسبب البرد في المخيم.", "one killed"),
    ("مئات العائلات تنزح من ريف حلب.", "displaced"),
    ("إصابة 3 عناصر من الدفاع المدني بقصف مدفعي.", "wounded"),
    ("وبلغت حصيلة القصف 22 قتيلاً و50 مصاباً.", "killed; wounded"),
    ("دخلت 25 شاحنة مساعدات إلى المدينة.", "arrived"),
    ("وقال سكان إن نحو 100 ألف مدني عالقون بين الخطوط.", "trapped"),
    ("أسفرت الاشتباكات عن مقتل 7 من عناصر النظام وأسر 3 آخرين.", "killed; detained"),
    ("أفرجت السلطات عن 200 معتقل بينهم 30 امرأة.", "released; released subset-of"),
    ("سقطت ثلاثة براميل على الحي.", "weapons_used"),
    ("تضرر أكثر من 60% من المباني.", "destroyed"),
    ("قتلت أم وأطفالها الثلاثة.", "one killed; killed"),
    ("ولا يزال خمسون شخصا تحت الأنقاض.", "trapped"),
    ("انخفض عدد السكان من 200 ألف إلى 40 ألفا.", "-"),
    ("خلال الأسبوع الماضي وثقت المنظمة 45 غارة و12 برميلا.", "attacks; -"),
    ("تمكن 300 شخص من الخروج من البلدة.", "displaced"),
    ("إخلاء 1200 مقاتل وعائلاتهم من المدينة إلى الشمال.", "evacuated"),
]


def claims(text: str, language: str) -> list[Claim]:
    view = View(text, language)
    return find_claims(view, find_numbers(view), [], [], [], [], [], Document(), date(2019, 5, 6))


def said(claim: Claim) -> str:
    parts = [
        "one" if claim.number is None else "",
        ("?" if claim.status == "candidate" and claim.category else "") + (claim.category or "-"),
        claim.modality if claim.modality != "fact" else "",
        claim.relation or "",
    ]
    return " ".join(part for part in parts if part)


@pytest.mark.parametrize(("text", "found"), ENGLISH)
def test_english(text: str, found: str) -> None:
    assert "; ".join(map(said, claims(text, "en"))) == found


@pytest.mark.parametrize(("text", "found"), ENGLISH)
def test_english_in_capitals(text: str, found: str) -> None:
    roles = [[number.role for number in find_numbers(View(one, "en"))] for one in (text, text.upper())]
    if roles[0] != roles[1]:
        pytest.skip("the numbers are read otherwise in capitals")
    assert "; ".join(map(said, claims(text.upper(), "en"))) == found


@pytest.mark.parametrize(("text", "found"), ARABIC)
def test_arabic(text: str, found: str) -> None:
    assert "; ".join(map(said, claims(text, "ar"))) == found


_HEDGES = ("", "at least ", "about ", "more than ", "up to ", "nearly ", "between 10 and ")
_FIGURES = ("12", "twelve", "1,200", "12.000", "two dozen")
_EVENTS = (
    ("{} people were killed.", "killed"),
    ("The raid wounded {} people.", "wounded"),
    ("They spoke of the deaths of {} people.", "killed"),
    ("The army detained {} people at the bridge.", "detained"),
    ("{} people fled to the hills.", "displaced"),
)
_HEDGES_AR = ("", "نحو ", "أكثر من ", "ما لا يقل عن ", "حوالي ")
_FIGURES_AR = ("12", "١٢", "مئة", "1.200")
_EVENTS_AR = (
    ("قتل {} شخصا.", "killed"),
    ("نزوح {} شخصا من البلدة.", "displaced"),
    ("اعتقلت القوات {} شخصا.", "detained"),
)


@pytest.mark.parametrize(
    ("event", "hedge", "figure"),
    [*product(_EVENTS, _HEDGES, _FIGURES), *product(_EVENTS_AR, _HEDGES_AR, _FIGURES_AR)],
)
def test_each_hedge_with_each_figure(event: tuple[str, str], hedge: str, figure: str) -> None:
    text = event[0].format(hedge + figure)
    (number,) = (one for one in find_numbers(View(text, None)) if one.role == "quantity")
    (claim,) = claims(text, "en")
    assert (claim.category, claim.lower, claim.upper, claim.hedge) == (
        event[1],
        number.lower,
        number.upper,
        number.hedge,
    )
    assert claim.text == (number.hedged or number).text


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("The raid killed 12 unarmed civilians in Wadi.", "unarmed civilians"),
        ("75 bodies were found.", "bodies"),
        ("They evacuated hundreds of rebels and civilians on Monday.", "rebels and civilians"),
        ("Three factory workers were killed.", "factory workers"),
        ("Five Jesuits were killed.", "Jesuits"),
        ("12 soldiers were killed and three wounded.", "soldiers"),
        ("قتل 12 مدنيا في البلدة.", "مدنيا"),
        ("قتل عشرات المدنيين العزل في البلدة.", "المدنيين"),
        ("لجأ 12 لاجئا فلسطينيا إلى البلدة.", "لاجئا فلسطينيا"),
        ("أصيب طفلان.", "طفلان"),
    ],
)
def test_who_is_counted(text: str, counted: str) -> None:
    found = [claim.counted for claim in claims(text, "en") if claim.number is not None]
    assert {one.text for one in found if one} == {counted}
    assert all(one for one in found)


@pytest.mark.parametrize(
    ("text", "relations"),
    [
        (
            "Raid kills 12 people\n\nThe raid on Wadi killed 12 people on Monday, said Samira, who was there.",
            [None, "repeats"],
        ),
        ("The raid killed 12 people. Another 12 people were killed later.", [None, None]),
        ("The raid killed 12 men. Later 12 women were killed.", [None, None]),
        ("The raid killed 12 men. He repeated that 12 men were killed.", [None, "repeats"]),
        ("قتل 12 رجلا. وأكد مقتل 12 رجلا.", [None, "repeats"]),
    ],
)
def test_what_is_told_again(text: str, relations: list[str | None]) -> None:
    found = claims(text, "en")
    assert [claim.relation for claim in found] == relations
    assert [claim.of for claim in found] == [0 if relation else None for relation in relations]


@pytest.mark.parametrize(
    ("text", "category", "counted"),
    [
        ("وما زال مئتان تحت الأنقاض.", "trapped", None),
        ("خرج عشرات الآلاف نحو ريف إدلب.", "displaced", None),
        ("Some 250.000 remain besieged in the city.", "besieged", None),
    ],
)
def test_no_word_that_tells_where_or_what_is_counted(text: str, category: str, counted: str | None) -> None:
    (claim,) = read_text(text).claims
    assert (claim.category, claim.counted) == (category, counted)
