# صفحة مادّة واحدة، أو ملفّ في داخلها.

web-item-family-picture = صورة
web-item-family-recording = فيلم أو صوت
web-item-family-chat = محادثة
web-item-family-mail = بريد
web-item-family-page = صفحة محفوظة
web-item-family-document = وثيقة
web-item-family-table = جدول
web-item-family-archive = ملفّ مضغوط
web-item-family-transcript = تفريغ
web-item-family-proof = توقيع أو إثبات
web-item-family-text = نصّ
web-item-family-other = ملفّ

web-item-done = قيل. صار في السجلّ، باسمك وبوقته.
web-item-undo = تراجُع
web-item-rest = ويُعرض هنا مع ذلك كلّ ما يُعرف عنها سواه.
web-item-erased = مُحيت بايتاتها في { $at }، محاها { $person }: { $reason }. أمّا أنّها كانت هنا، وما يُذكر أدناه، فباقٍ.
web-item-no-reason = لم يُذكر سبب
web-item-unread = لم تُقرأ بعد: لا يُعثر على كلماتها، ولم يُقترح شيء.
web-item-failed = تعذّرت قراءتها: { $reason }. والملفّ نفسه محفوظ كما جاء.
web-item-in-part = قُرئت، ولكن لا كلّها: { $reason }.

web-item-views = كيف تُعرض
web-item-view-chat = محادثةً
web-item-view-table = جدولًا
web-item-view-film = الفيلم والأسطر
web-item-view-mail = نصًّا
web-item-view-page = كما كانت تبدو
web-item-view-text = النصّ بعلاماته
web-item-no-look = لا يمكن عرضها هنا. يمكنك حفظها وفتحها ببرنامج تثق به.
web-item-save = حفظ الأصل

# الصور.
web-item-picture-alt = صورة { $name }. لم يصفها أحد هنا.
web-item-picture-keys = الصورة. المفتاحان + و- يكبّرانها ويصغّرانها، و0 يعرضها كلّها؛ اسحبها لتحريكها.
web-item-picture-none = لم يمكن صنع صورة منها. ويمكن حفظ الأصل.
web-item-larger = أكبر
web-item-smaller = أصغر
web-item-whole = كلّها
web-item-copy = نسخة صُنعت هنا، لأنّ المتصفّحات لا تعرض الأصل.

# الصفحات.
web-item-page-alt = الصفحة { $page } من { $name }. ونصّها أدناه.
web-item-pages = الصفحات
web-item-page-of = الصفحة { $page } من { $pages }
web-item-page-before = الصفحة السابقة
web-item-page-after = الصفحة التالية
web-item-chapter-of = الفصل { $page } من { $pages }
web-item-chapter-before = الفصل السابق
web-item-chapter-after = الفصل التالي
web-item-page-title = الصفحة { $name } كما حُفظت
web-item-inert = كما حُفظت، وقد نُزع منها كلّ ما يعمل أو يُخبر أحدًا في الخارج بأنّك تنظر إليها.

# البريد.
web-item-mail-plain = كُتبت هذه الرسالة نصًّا بسيطًا: ليس لها شكل آخر.
web-item-header-from = من
web-item-header-to = إلى
web-item-header-cc = نسخة إلى
web-item-header-bcc = نسخة مخفيّة إلى
web-item-header-reply-to = الردّ إلى
web-item-header-subject = الموضوع
web-item-header-date = التاريخ كما كُتب
web-item-header-understood = التاريخ كما فُهم

# المحادثات.
web-item-open-dates = يمكن أن تُقرأ تواريخ هذه المحادثة على وجهين: اليوم أوّلًا أو الشهر أوّلًا. وهي معروضة هنا على أنّ اليوم أوّلًا، وإلى جانب كلّ تاريخ ما قد يعنيه سواه.
web-item-no-day = بلا يوم
web-item-no-sender = المرسل غير معروف
web-item-sent-to = إلى { $name }
web-item-no-messages = لا رسالة هنا.
web-item-forwarded = محوَّلة
web-item-reply = ردًّا على
web-item-deleted = حُذفت هذه الرسالة قبل تصدير المحادثة.
web-item-edited = معدَّلة
web-item-or = أو
web-item-omitted = كان هنا ملفّ، وتُرك عند التصدير.
web-item-file = ملفّ
web-item-not-here = (ليس في هذا الأرشيف)
web-item-in-text = في النصّ
web-item-message = الرسالة { $number }: عنوانها الخاصّ

# الجداول.
web-item-sheets = الأوراق
web-item-row = الصفّ
web-item-more-columns = { $count ->
    [zero] كلّ الأعمدة معروضة.
    [one] عمود واحد آخر لا يُعرض: هو في النصّ.
    [two] عمودان آخران لا يُعرضان: هما في النصّ.
    [few] { $count } أعمدة أخرى لا تُعرض: هي في النصّ.
    [many] { $count } عمودًا آخر لا تُعرض: هي في النصّ.
   *[other] { $count } عمود آخر لا تُعرض: هي في النصّ.
}

# الأفلام.
web-item-wave = كم يعلو صوت التسجيل من أوّله إلى آخره
web-item-not-played = لا تستطيع المتصفّحات تشغيل هذا النوع من الملفّات. وتُعرض مشاهده حيث صُنعت.
web-item-scenes = المشاهد
web-item-from = من { $time } فصاعدًا
web-item-lines = الأسطر
web-item-lines-of = من التفريغ الذي إلى جانبه:
web-item-beside-film = التفريغ الذي إلى جانبه:
web-item-film-of = من الفيلم أو التسجيل الذي إلى جانبه:

# النصوص وما قُرئ فيها.
web-item-text = النصّ
web-item-length = { $length ->
    [zero] بلا أحرف
    [one] حرف واحد
    [two] حرفان
    [few] { $length } أحرف
    [many] { $length } حرفًا
   *[other] { $length } حرف
}
web-item-texts = نصوصها
web-item-not-read = لم يُقرأ شيء في هذا النصّ بعد.
web-item-legend = ما قُرئ فيه: إظهاره أو إخفاؤه
web-item-group-quote = ما قاله أحد
web-item-group-figure = الأرقام
web-item-group-time = الأوقات
web-item-group-place = الأماكن
web-item-group-person = الأشخاص والجماعات
web-item-group-term = المصطلحات
web-item-mark-before = العلامة السابقة
web-item-mark-after = العلامة التالية
web-item-text-before = ما قبل هذا من النصّ
web-item-text-after = بقيّة النصّ
web-item-statements = { $count ->
    [zero] لا أقوال في هذا النصّ
    [one] قول واحد في هذا النصّ
    [two] قولان في هذا النصّ
    [few] { $count } أقوال في هذا النصّ
    [many] { $count } قولًا في هذا النصّ
   *[other] { $count } قول في هذا النصّ
}
web-item-parallel = بلغتين
web-item-parallel-caption = شروح صورة واحدة
web-item-parallel-said = ترجمة، بقول شخص

web-item-mark = العلامة المختارة
web-item-mark-quote = ما قاله أحد
web-item-mark-figure = رقم
web-item-mark-number = عدد
web-item-mark-time = وقت
web-item-mark-place = مكان
web-item-mark-person = شخص
web-item-mark-group = جماعة
web-item-mark-work = عمل
web-item-mark-term = مصطلح
web-item-mark-tagged = وجده نموذج من عندك
web-item-fact-bounds = كم
web-item-fact-category = من أيّ نوع
web-item-fact-counted = المعدود
web-item-fact-unit = الوحدة
web-item-fact-name = كاملًا
web-item-fact-speaker = كلام مَن
web-item-fact-role = الصفة
web-item-fact-mode = على أيّ وجه
web-item-fact-modality = هل هو كذلك
web-item-fact-place = أين
web-item-fact-days = متى
web-item-fact-anchor = كيف عُرف اليوم
web-item-fact-coordinates = الدرجات شمالًا وشرقًا
web-item-fact-status = مدى التأكّد
web-item-fact-by = من
web-item-term-weapon = سلاح
web-item-term-violation = انتهاك
web-item-term-act = فعل
web-item-term-infrastructure = مبنى أو مرفق
web-item-candidate = لم تحسمه قاعدة: يبتّ فيه إنسان
web-item-judged-accepted = قال شخص إنّ هذا صحيح.
web-item-judged-rejected = قال شخص إنّ هذا خطأ.
web-item-suggestion = اقتراح من القارئ، وليس قول أحد.
web-item-rule = القارئ { $reader }، القاعدة { $rule }.
web-item-to-person = كلّ ما يُعرف عن هذا الشخص
web-item-to-group = كلّ ما يُعرف عن هذه الجماعة
web-item-to-place = كلّ ما يُعرف عن هذا المكان
web-item-to-map = على الخريطة
web-item-to-said = ما قاله الناس عنه
web-item-close = إغلاق
web-item-address = عنوان هذه الكلمات

# ما في داخلها.
web-item-inside = ما في داخلها
web-item-kinds = أنواع الأجزاء

# إلى جانبها.
web-item-what = ما هي
web-item-day = أوثق تاريخ معروف
web-item-said = ما قاله الناس
web-item-said-none = لم يقل أحد عنها شيئًا بعد.
web-item-fallen = { $count ->
    [zero] كلّ ما قيل قائم
    [one] قول واحد لم يعد قائمًا
    [two] قولان لم يعودا قائمين
    [few] { $count } أقوال لم تعد قائمة
    [many] { $count } قولًا لم تعد قائمة
   *[other] { $count } قول لم تعد قائمة
}
web-item-resting = { $count ->
    [zero] لا قول عن شيء آخر يستند إليها
    [one] قول واحد عن شيء آخر يستند إليها
    [two] قولان عن أشياء أخرى يستندان إليها
    [few] { $count } أقوال عن أشياء أخرى تستند إليها
    [many] { $count } قولًا عن أشياء أخرى تستند إليها
   *[other] { $count } قول عن أشياء أخرى تستند إليها
}
web-item-property = ماذا تريد أن تقول؟
web-item-property-do = التالي
web-item-language = بأيّ لغة كُتب
web-item-unsaid = لم يُذكر
web-item-arabic = العربية
web-item-english = الإنجليزية
web-item-confidence = مدى تأكّدك
web-item-why = ما يستند إليه
web-item-note = ملاحظة
web-item-basis = المادّة التي يستند إليها: معرّفها أو أوّله
web-item-quote = كلمات من تلك المادّة، كما هي فيها تمامًا
web-item-do = قُل
web-item-tells = ما يقوله الملفّ عن نفسه
web-item-tells-whose = هو قول الملفّ نفسه: كلّ من صنعه أو كان بيده يستطيع أن يكتبه.
web-item-as-written = كُتب:
web-item-map-title = حيث تقول { $name } إنّها التُقطت
web-item-on-map = على الخريطة
web-item-written = { $count ->
    [zero] لا حقول
    [one] حقل واحد كما هو في الملفّ
    [two] حقلان كما هما في الملفّ
    [few] كلّ الحقول الـ{ $count } كما هي في الملفّ
    [many] كلّ الحقول الـ{ $count } كما هي في الملفّ
   *[other] كلّ الحقول الـ{ $count } كما هي في الملفّ
}
web-item-told-width = العرض
web-item-told-height = الارتفاع
web-item-told-make = الكاميرا، الصانع
web-item-told-model = الكاميرا، الطراز
web-item-told-taken-at = التُقطت، بساعة الكاميرا
web-item-told-digitised-at = صارت رقميّة
web-item-told-changed-at = عُدّلت
web-item-told-duration = المدّة
web-item-told-container = الحاوية
web-item-told-video-codec = ترميز الصورة
web-item-told-audio-codec = ترميز الصوت
web-item-told-frame-rate = الصور في الثانية
web-item-told-bit-rate = معدّل البتّات
web-item-told-pages = الصفحات
web-item-told-author = الكاتب
web-item-told-creator = صنعه
web-item-told-created = صُنع
web-item-told-modified = عُدّل
web-item-told-saved-from = حُفظ من
web-item-told-saved-at = وقت الحفظ
web-item-told-date = التاريخ
web-item-told-last-modified-by = آخر من عدّله
web-item-told-gps-latitude = خطّ العرض
web-item-told-gps-longitude = خطّ الطول
web-item-told-altitude = الارتفاع عن سطح البحر
web-item-told-date-order = ترتيب اليوم والشهر
web-item-told-zone = المنطقة الزمنيّة
web-item-told-published-found-in = وُجد تاريخ النشر في
web-item-told-date-order-rule = كيف عُرف هذا الترتيب
web-item-told-title = العنوان
web-item-told-description = الوصف
web-item-told-revision = مرّات الحفظ
web-item-told-template = القالب
web-item-told-editing-minutes = دقائق العمل عليه
web-item-told-application = البرنامج
web-item-told-application-version = إصدار البرنامج
web-item-told-created-at = صُنع
web-item-told-encoder = صُنع ببرنامج
web-item-told-pdf-version = إصدار PDF
web-item-told-declared-charset = ترميز الحروف كما يقول
web-item-told-decoded-as = ترميز الحروف كما قُرئ
web-item-told-message-id = رقم الرسالة
web-item-told-thread = أوّل رسالة في السلسلة
web-item-names = ما تسمّيه، وما يقع إلى جانبها
web-item-more-links = تسمّي أكثر ممّا ذُكر هنا.
web-item-alike = ما يكاد يطابقها
web-item-alike-ask = البحث عن موادّ تكاد تطابقها
web-item-alike-none = لا شيء ممّا هو محفوظ يكاد يطابقها.
web-item-came = كيف جاءت إلى هنا
web-item-readers = من قرأها
web-item-custody = قصّتها: بيد مَن كانت
web-item-outsiders = كيف تُسأل الأطراف الخارجية: في «حال الأرشيف»
web-item-custody-more = { $count ->
    [zero] لا شيء آخر.
    [one] وفعل واحد آخر: يخبر به amana custody.
    [two] وفعلان آخران: يخبر بهما amana custody.
    [few] و{ $count } أفعال أخرى: يخبر بها amana custody.
    [many] و{ $count } فعلًا آخر: يخبر بها amana custody.
   *[other] و{ $count } فعل آخر: يخبر بها amana custody.
}
