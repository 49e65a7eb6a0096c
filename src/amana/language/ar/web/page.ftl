# ما يظهر في كلّ صفحة من غرفة القراءة.

web-title = غرفة القراءة
web-skip = إلى المحتوى
web-find = ابحث بالعربية والإنكليزية
web-lock = إقفال
web-nav = الأقسام
web-nav-home = البداية
web-nav-add = إدخال
web-nav-search = البحث
web-nav-review = المراجعة
web-nav-events = الأحداث
web-nav-people = الأشخاص
web-nav-groups = الجماعات
web-nav-places = الأماكن
web-nav-compare = المقارنة
web-nav-timeline = تسلسل الأحداث
web-nav-map = الخريطة
web-nav-claims = مصائر مجهولة
web-nav-health = حال الأرشيف
web-nav-help = المساعدة
web-fault = تعذّر ذلك

# الباب.
web-door-title = غرفة القراءة مغلقة
web-door-passphrase = أُقفلت الغرفة ولم تعد مفاتيحها في الذاكرة. كلمة مرورك تفتحها من جديد.
web-door-passphrase-label = كلمة المرور
web-door-open = افتح
web-door-link = يفتحها رابط من النافذة التي شُغّلت منها (amana serve)، وكلّ رابط يفتحها مرّة واحدة. أغلق هذه الصفحة إن لم تكن أنت من شغّلها.
web-door-ask = أظهر رابطًا جديدًا في تلك النافذة
web-door-link-told = في النافذة التي شُغّلت منها الغرفة رابط جديد الآن. افتحه في هذا المتصفّح.

# العمل الطويل.
web-job-progress-of = { $done } من { $total } ملفّ
web-job-progress = { $done ->
    [zero] لا ملفّات بعد
    [one] ملفّ واحد
    [two] ملفّان
    [few] { $done } ملفّات
    [many] { $done } ملفًّا
   *[other] { $done } ملفّ
}
web-job-stop = أوقف
web-job-goes-on = يستمرّ العمل إن أغلقت هذه الصفحة.
web-job-stopped = أُوقف العمل. ما أُنجز قبل ذلك محفوظ.
web-job-done = تمّ.

# القوائم الطويلة.
web-pages = بقيّة القائمة
web-pages-before = الصفحة السابقة
web-pages-after = الصفحة التالية
web-pages-which = { $first } إلى { $last } من { $total }
web-take-back = تراجَع عنه
