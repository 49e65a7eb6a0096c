# البحث: خانة واحدة، وما وُجد ولماذا، وما يضيّق النتائج، وعمليّات البحث المحفوظة.

web-search-here = ابحث في الأرشيف
web-search-do = ابحث
web-search-exact = الكلمات كما كُتبت فقط
web-search-wide-on = تُوجد أيضًا الصيغ والتهجئات الأخرى، بالعربية وباللاتينية: حلب، Halab، Aleppo.
web-search-wide-off = لا يُوجد إلّا المكتوب هكذا تمامًا: لا صيغة أخرى ولا تهجئة ولا أبجديّة.
web-search-how = كيف تبحث
web-search-example-phrase = الجسر القديم
web-search-example-without = جسر -شتاء
web-search-example-either = جسر أو نهر
web-search-example-begins = خبا*
web-search-how-phrase = هذه الكلمات، الواحدة تلو الأخرى
web-search-how-without = الكلمة الأولى دون الثانية
web-search-how-either = إحدى الكلمتين
web-search-how-begins = كلّ كلمة تبدأ هكذا
web-search-how-wide = إن بحثت عن عدّة كلمات ظهر أوّلًا ما يحويها كلّها، ثمّ، إن كان قليلًا، ما يحوي بعضها. ويشمل البحث أيضًا أسماء الملفّات والعناوين والملاحظات والمصادر والأماكن والوسوم. وتقول كلّ نتيجة لماذا وُجدت.
web-search-chosen = مقصور على
web-search-take-away = (أزل)
web-search-take-all-away = أزل الكلّ
web-search-total = { $count ->
    [0] لم يُوجد شيء
    [zero] لم يُوجد شيء
    [one] مادّة واحدة
    [two] مادّتان
    [few] { $count } موادّ
    [many] { $count } مادّة
   *[other] { $count } مادّة
}
web-search-total-rough = { $count ->
    [0] لم يُوجد شيء
    [zero] لم يُوجد شيء
    [one] مادّة واحدة على الأكثر
    [two] مادّتان على الأكثر
    [few] { $count } موادّ على الأكثر
    [many] { $count } مادّة على الأكثر
   *[other] { $count } مادّة على الأكثر
}
web-search-whole = { $count ->
    [zero] لا تحوي أيّ منها كلّ الكلمات.
    [one] واحدة منها تحوي كلّ الكلمات، والأخرى بعضها.
    [two] اثنتان منها تحويان كلّ الكلمات، والأخرى بعضها.
    [few] { $count } منها تحوي كلّ الكلمات، والأخرى بعضها.
    [many] { $count } منها تحوي كلّ الكلمات، والأخرى بعضها.
   *[other] { $count } منها تحوي كلّ الكلمات، والأخرى بعضها.
}
web-search-newest = آخر ما أُدخل أوّلًا
web-search-unread = لم تُقرأ بعض الموادّ بعد: لا يمكن البحث في نصوصها.
web-search-unread-home = اقرأها
web-search-why = سبب الظهور:
web-search-erased = مُحي محتواها، ويبقى مقيّدًا أنّها كانت هنا.
web-search-beyond = لا توجد صفحات بهذا العدد.
web-search-first = إلى الصفحة الأولى
web-search-nothing-here = لا شيء هنا بعد.
web-search-none-filtered = لا شيء يوافق كلّ ما اختير. أزل شيئًا ممّا اخترته أعلاه.
web-search-none-exact = لا شيء مكتوب تمامًا هكذا: { $query }.
web-search-none-wide = لم يُوجد شيء عن { $query }، بأيّ صيغة أو تهجئة أو أبجديّة معروفة هنا.
web-search-try-wide = ابحث أيضًا عن الصيغ والتهجئات والأبجديّات الأخرى
web-search-try-without = من دون
web-search-try-fewer = جرّب كلمات أقلّ، أو كلمة أخرى، أو بداية كلمة: خبا*
web-search-filters = تضييق النتائج
web-search-when = متى
web-search-since = من
web-search-until = إلى
web-search-narrow = ضيّق
web-search-another = غير ذلك
web-search-more = { $count ->
    [zero] لا مزيد
    [one] واحد آخر
    [two] اثنان آخران
    [few] { $count } أخرى
    [many] { $count } أخرى
   *[other] { $count } أخرى
}
web-search-family = النوع
web-search-media-type = نوع الملفّ
web-search-language = اللغة
web-search-source = المصدر
web-search-person = الشخص
web-search-place = المكان
web-search-year = السنة
web-search-tag = الوسم
web-search-status = الحالة
web-search-kept = بحوث محفوظة
web-search-kept-none = يمكن حفظ بحث تعيده كثيرًا باسم تختاره.
web-search-keep-as = احفظ هذا البحث باسم
web-search-keep = احفظ
web-search-forget = انسَ
web-search-saved-now = حُفظ البحث، وسيكون في كلّ نسخة من هذا الأرشيف.

# ما هو الشيء.
web-search-kind-picture = صورة
web-search-kind-recording = فيلم أو صوت
web-search-kind-page = صفحة ويب
web-search-kind-mail = بريد
web-search-kind-chat = محادثة
web-search-kind-document = وثيقة
web-search-kind-table = جدول
web-search-kind-archive = ملفّات مضغوطة
web-search-kind-transcript = تفريغ نصّيّ
web-search-kind-proof = توقيع أو ختم زمنيّ
web-search-kind-text = نصّ
web-search-kind-other = غير ذلك

# كيف حال الشيء.
web-search-status-unread = لم تُقرأ بعد
web-search-status-read = قُرئت
web-search-status-failed = تعذّرت قراءتها أو قراءة بعضها
web-search-status-described = قال أحد شيئًا عنها
web-search-status-suspect = مشكوك فيها
web-search-status-erased = مُحيت

# اللغات.
web-search-in-ar = العربية
web-search-in-en = الإنكليزية
web-search-in-fr = الفرنسية
web-search-in-de = الألمانية
web-search-in-es = الإسبانية
web-search-in-tr = التركية
web-search-in-ku = الكردية
web-search-in-fa = الفارسية
web-search-in-ru = الروسية
web-search-in-uk = الأوكرانية
web-search-in-he = العبرية
web-search-in-hy = الأرمنية
web-search-in-syr = السريانية
