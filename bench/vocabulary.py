"""Common words and invented names, in Arabic and English, that the measuring texts are made of."""

from __future__ import annotations

ENGLISH = (
    "the a an of to in on at by for with from and or but not no they we she he it who that this there then "
    "when after before during until about near over under between again only also still first last many few "
    "people family house street road bridge school market bakery clinic well tower river valley field gate "
    "morning evening night day week month year winter summer water bread light door window car bus truck "
    "bicycle paper photo letter list name number report witness teacher driver doctor baker farmer neighbour "
    "child woman man said told asked heard saw went came left stayed returned waited carried opened closed "
    "counted wrote kept found lost gave took called walked crossed repaired built remembered was were had has "
    "small large old new empty full quiet dark cold warm long short north south east west three four seven "
    "twenty forty hundred thousand more less than because while where which what how"
)

ARABIC = (
    "في من إلى على عن مع بعد قبل عند حتى ثم أو و لا لم لن ما كان كانت هو هي هم نحن الذي التي هذا هذه ذلك تلك "
    "الناس العائلة البيت الشارع الطريق الجسر المدرسة السوق المخبز العيادة البئر البرج النهر الوادي الحقل "
    "الباب الصباح المساء الليل اليوم الأسبوع الشهر السنة الشتاء الصيف الماء الخبز الضوء النافذة السيارة "
    "الحافلة الشاحنة الدراجة الورقة الصورة الرسالة القائمة الاسم الرقم التقرير الشاهد المعلم السائق الطبيب "
    "الخباز المزارع الجار الطفل المرأة الرجل قال قالت سأل سمع رأى ذهب جاء غادر بقي عاد انتظر حمل فتح أغلق "
    "كتب حفظ وجد فقد أعطى أخذ مشى عبر أصلح بنى تذكر صغير كبير قديم جديد فارغ هادئ مظلم بارد دافئ طويل قصير "
    "الشمال الجنوب الشرق الغرب ثلاثة أربعة سبعة عشرون أربعون مئة ألف أكثر أقل لأن بينما حيث كيف"
)

NAMES_ENGLISH = (
    "Samira Taleb",
    "Idris Karam",
    "Wadi al-Noor",
    "Old Mill Square",
    "Tell Zahra",
    "Lantern Street",
)

NAMES_ARABIC = ("سميرة طالب", "إدريس كرم", "وادي النور", "ساحة الطاحونة", "تل زهرة", "شارع الفوانيس")
