# السبب: جمل قصيرة تأتي بعد نقطتين. المفتاح هو `reason-` ثمّ الكلمة الثابتة.

# ملفّات تعذّر إيداعها أو استرجاعها

reason-absent = لا شيء بهذا الاسم
reason-vanished = اختفى أثناء أخذه
reason-not-readable = لا يُسمح لهذا الحساب بقراءته
reason-changed = تغيّر في أثناء قراءته
reason-read-error = تعذّرت قراءته من القرص الذي هو عليه
reason-symbolic-link = هو وصلة رمزية، والوصلات لا تُتبَع
reason-not-a-file = ليس ملفًّا ولا مجلّدًا
reason-own-archive = هو جزء من هذا الأرشيف نفسه
reason-disk-fault = رفضه القرص الذي عليه الأرشيف
reason-disk-full = القرص ممتلئ
reason-not-writable = لا تمكن الكتابة هناك
reason-content-differs = بايتاته ليست التي قُيّدت
reason-object-missing = الحِرز الذي يحويه مفقود
reason-object-damaged = الحِرز الذي يحويه تالف
reason-sealed-damaged = الملفّ المختوم الذي يحويه تالف
reason-record-malformed = تعذّرت قراءة قيده
reason-no-identity-matches = خُتم لمفتاح آخر

# كلام النظام

reason-eio = أخفق القرص في القراءة أو الكتابة
reason-enospc = القرص ممتلئ
reason-edquot = استُنفدت حصّة هذا الحساب من القرص
reason-erofs = القرص للقراءة فقط
reason-eacces = لا يُسمح لهذا الحساب بذلك هناك
reason-eperm = لا يُسمح لهذا الحساب بذلك هناك
reason-enoent = لا ملفّ ولا مجلّد بهذا الاسم
reason-enotdir = ليس مجلّدًا
reason-eisdir = هو مجلّد
reason-eexist = هو موجود من قبل
reason-efbig = لا يتّسع القرص لملفّات بهذا الحجم
reason-enametoolong = الاسم أطول ممّا يقبله هذا القرص
reason-emfile = عدد الملفّات المفتوحة أكثر من المسموح
reason-ebusy = هو قيد الاستعمال
reason-no-such-file-or-directory = لا ملفّ ولا مجلّد بهذا الاسم
reason-permission-denied = لا يُسمح لهذا الحساب بقراءته
reason-is-a-directory = هو مجلّد
reason-not-a-directory = ليس مجلّدًا
reason-input-output-error = أخفق القرص في القراءة أو الكتابة
reason-unreadable = تعذّرت قراءته

# نصوص ليست كما ينبغي

reason-not-one-line = ليس سطرًا واحدًا
reason-not-utf-8 = ليس بترميز UTF-8
reason-not-gzip = ليس مضغوطًا كما ينبغي
reason-not-json = ليس بصيغة JSON
reason-not-an-object = ليس كائن JSON
reason-no-query = لا نصّ فيه تحت "query"
reason-no-text-field = لا نصّ فيه تحت "text"
reason-language-not-text = ما تحت "language" ليس نصًّا
reason-published-not-text = ما تحت "published" ليس نصًّا
reason-text-line-too-long = السطر أطول من 64 ميبيبايت
reason-older-form = حفظته نسخة أقدم من البرنامج؛ ويقرؤه amana rebuild من جديد
reason-language-not-read = لغته تُقرأ قراءة جزئية: الأرقام والتواريخ وأسماء الأماكن المعروفة
reason-line-too-long = السطر أطول من 1 ميبيبايت
reason-too-long = هو أطول ممّا ينبغي
reason-parts-unread = تعذّرت قراءة بعض أجزائها
reason-no-ocr = هو صورة نصّ، وبرنامج Tesseract غير مثبّت
reason-no-library = المكتبة اللازمة له غير مثبّتة
reason-weak-algorithm = صُنع بطريقة يمكن تزويرها
reason-text-signature = هو توقيع نصّ قد تختلف نهايات أسطره
reason-not-a-signature = ليس توقيعًا
reason-key-revoked = سُحب مفتاحه
reason-pending = لم يتأكّد وقته بعد
reason-block-to-compare = يطابق، إن كانت الكتلة هي التي في السلسلة
reason-file-absent = الملفّ الذي يخصّه غير موجود
reason-too-deep = تداخله أعمق ممّا ينبغي
reason-shape = بنيته غير صحيحة
reason-length = طوله غير صحيح
reason-wrong-length = طوله غير صحيح
reason-size = حجمه غير صحيح
reason-sizes = الأحجام لا يتبع بعضها بعضًا
reason-count = عددها غير صحيح
reason-name = اسمه غير صحيح
reason-version = هو من إصدار آخر
reason-none = لا يوجد شيء منه
reason-missing = غير موجود
reason-not-hex = ليس بالأرقام الستّ عشرية
reason-not-a-sha256 = ليس بصمة SHA-256
reason-not-canonical = ليس على صورته المعيارية الوحيدة
reason-not-text = ليس نصًّا
reason-no-such-field = لا حقل بهذا الاسم
reason-key-not-text = اسم أحد الحقول ليس نصًّا
reason-key-twice = أحد الحقول مذكور مرّتين
reason-key-size = حجم المفتاح غير صحيح
reason-lone-surrogate = فيه نصف حرف
reason-number-too-large = أحد الأعداد أكبر ممّا ينبغي
reason-type-float = أحد الأعداد فيه كسر

# المفاتيح

reason-not-bech32 = لم يُنسخ كاملًا أو صحيحًا
reason-unknown-kind = هو من نوع غير معروف هنا
reason-is-an-identity = هو هوية يجب أن تبقى سرًّا، وليس مستلِمًا
reason-not-a-key = ليس مفتاحًا
reason-low-order-point = هو مفتاح لا يحمي شيئًا
reason-no-identity-inside = لا هوية فيه
reason-sealed-without-passphrase = هو مختوم، ولكن ليس بعبارة مرور
reason-post-quantum-unavailable = هذه النسخة من البرنامج لا تدعم مفاتيح ما بعد الحوسبة الكمومية
reason-none-given = لم يُذكر أيّ مستلِم
reason-passphrase-stands-alone = عبارة المرور لا تجتمع مع غيرها
reason-post-quantum-with-others = مستلِمو ما بعد الحوسبة الكمومية لا يجتمعون مع غيرهم
reason-algorithm = خوارزميته غير معروفة هنا
reason-base64 = ترميز Base64 فيه غير صحيح
reason-key-id = معرّف المفتاح لا يطابقه
reason-not-a-signing-key = ليس مفتاح توقيع

# الملفّات المختومة

reason-not-age-v1 = ليس ملفّ age v1
reason-header-ends-early = ترويسته ناقصة
reason-header-too-long = ترويسته أطول ممّا ينبغي
reason-stanza-malformed = أحد مقاطع ترويسته غير صحيح
reason-stanza-body-malformed = أحد مقاطع ترويسته غير صحيح
reason-no-stanza = ترويسته لا تذكر أيّ مستلِم
reason-mac-differs = غُيّرت ترويسته
reason-mac-line-malformed = قُطعت ترويسته أو غُيّرت
reason-nonce-missing = ينتهي عند ترويسته
reason-chunk-differs = غُيّر محتواه
reason-payload-ends-early = محتواه ناقص
reason-last-chunk-empty = نهاية محتواه غير صحيحة
reason-armor-frame-malformed = لا يبدأ غلافه النصّي أو لا ينتهي كما يجب
reason-armor-line-length = طول أحد أسطر غلافه النصّي غير صحيح
reason-armor-not-base64 = غلافه النصّي ليس بترميز Base64
reason-armor-too-long = غلافه النصّي أطول ممّا ينبغي
reason-scrypt-not-alone = عبارة مرور إلى جانب مستلِمين آخرين
reason-scrypt-stanza-malformed = مقطع عبارة المرور فيه غير صحيح
reason-scrypt-work-factor-too-large = فتحه يستغرق أكثر ممّا ينبغي
reason-scrypt-needs-more-memory = فتحه يحتاج إلى ذاكرة أكثر ممّا هو متاح
reason-x25519-stanza-malformed = مقطع أحد المستلِمين غير صحيح
reason-x25519-low-order-point = في مقطع أحد المستلِمين مفتاح لا يحمي شيئًا
reason-hybrid-stanza-malformed = مقطع أحد المستلِمين غير صحيح
reason-hybrid-low-order-point = في مقطع أحد المستلِمين مفتاح لا يحمي شيئًا

# السجلّات ونقاط التثبيت والإثباتات

reason-rolled-back = هو أقصر ممّا كان: حُذفت منه قيود
reason-history-rewritten = غُيّرت قيود كانت فيه من قبل
reason-other-log = هو سجلّ آخر بهذا الاسم
reason-entry-changed = غُيّر أحد قيوده
reason-tile-changed = غُيّر أحد ملفّات شجرته
reason-tile-length = قُطع أحد ملفّات شجرته
reason-bundle-cut = قُطع أحد ملفّات قيوده
reason-root-differs = قيوده لا تعطي الجذر الذي وُقّع
reason-checkpoint-missing = نقطة تثبيته غير موجودة
reason-device-unknown = ليس هذا سجلّ أيّ جهاز في هذا الأرشيف
reason-vkey-of-another-device = مفتاحه مفتاح جهاز آخر
reason-vkey-of-another-archive = مفتاحه مفتاح أرشيف آخر
reason-not-the-one-archive-json-names = ليس هو الذي يذكره archive.json
reason-not-the-one-the-log-names = ليس هو الذي يذكره السجلّ
reason-signature-wrong = توقيعه لا يصحّ
reason-signature-line = أحد أسطر توقيعه غير صحيح
reason-no-known-signature = لم يوقّعه جهاز معروف
reason-too-many-signatures = فيه من التواقيع أكثر ممّا ينبغي
reason-note-shape = ليس مذكّرة موقّعة
reason-note-text = نصّه غير صحيح
reason-origin = هي نقطة تثبيت لسجلّ آخر
reason-root = جذرها غير صحيح
reason-line = أحد أسطرها غير صحيح
reason-file-unreadable = لا يمكن قراءة ملفّها
reason-lines = ليست فيها الأسطر الواجبة
reason-hash-length = طول إحدى البصمات فيه غير صحيح
reason-path-too-long = هو أطول ممّا يمكن
reason-path-too-short = هو أقصر ممّا يجب
reason-index-outside-tree = يتكلّم عن قيد ليس في السجلّ
reason-size-outside-log = يتكلّم عن حجم ليس للسجلّ
reason-salt-length = طول أحد الأملاح فيه غير صحيح
reason-fields-out-of-order = حقوله في غير ترتيبها
reason-proof-header = ليس إثباتًا على الصورة المعروفة هنا (c2sp.org/tlog-proof@v1)
reason-proof-shape = ليست فيه الأسطر الواجبة
reason-proof-index = الموضع الذي يذكره في السجلّ غير صحيح
reason-proof-extra = بياناته الإضافية غير صحيحة
reason-proof-checkpoint = لا نقطة تثبيت فيه، أو فيه واحدة أطول ممّا ينبغي
reason-cosign-time = وقت التوقيع غير صحيح
reason-other-text = لا يتكلّم الاثنان عن حالة واحدة
reason-forked = وُقّعت له حالتان تنفي إحداهما الأخرى
reason-not-shown-consistent = لم يثبت أنّه امتداد لما وُقّع عليه من قبل
reason-log-unknown-there = هذا السجلّ غير معروف هناك
reason-signature-refused = لم يُقبل توقيع السجلّ هناك
reason-request-refused = لم يُفهم الطلب هناك
reason-proof-refused = لم يُقبل الإثبات هناك
reason-answer-unreadable = لا يُفهم الجواب
reason-not-cosigned = ليس في الجواب توقيع مشارك بالمفتاح المذكور
reason-cosigner-ahead = كان السجلّ هناك أطول
reason-cosigner-saw-another = كانت في السجلّ هناك قيود أخرى
reason-plain-http = العنوان ليس https، وليس على هذا الجهاز

# الاستعلامات

reason-empty = ليس فيه شيء
reason-no-words = لا كلمة فيه
reason-only-excluded = لا يذكر إلّا ما يُستبعد
reason-too-many-parts = أجزاؤه أكثر من 64
reason-no-filter = لا مرشّح بهذا الاسم
reason-no-such-value = ليس من القيم الموجودة

# قراءة النصوص

reason-too-large = هو أكبر ممّا يُقرأ
reason-bomb = ينفتح عن أكثر بكثير ممّا يمكن أن يحويه حقًّا
reason-malformed = هو معطوب، أو ليس من النوع الذي يقوله
reason-encrypted = يحتاج إلى عبارة مرور خاصّة به
reason-encoding-unknown = لم يُعرف ترميزه
reason-source-failed = أخفق القرص في منتصف القراءة
reason-timeout = استغرقت قراءته أكثر ممّا ينبغي
reason-memory = احتاجت قراءته إلى ذاكرة أكثر ممّا ينبغي
reason-crashed = انقطع قارئه
reason-garbled = لم يُفهم جواب قارئه
reason-not-started = لم يمكن تشغيل قارئه هنا
reason-no-reader = لا قارئ لهذا النوع من الملفّات
reason-no-text = ليس فيه نصّ
reason-lossy-decoding = بعض بايتاته ليست حروفًا، وتظهر على صورة �
reason-cut-short = ينتهي قبل موضعه
reason-left-out = لم تُقرأ الأجزاء التي تجاوزت الحدّ
reason-too-many-pixels = هو أكبر من أن تُصنع له صورة مصغّرة
reason-act-of-another-archive = هو إجراء من أرشيف آخر
reason-act-unreadable = ليس إجراءً تعرفه هذه النسخة من البرنامج
reason-cannot-erase = لا تردّ شيئًا أُعطي لها
reason-not-replaced-yet = ما يحلّ محلّه لم يصل بعد
reason-not-erased-here = لم يسمح القرص بإزالته
reason-unanswered = لا يذكره الجواب
reason-differs = الجواب ليس جواب هذه البايتات
reason-swapped = الجواب جواب غيره
reason-old-answer = الجواب عن سؤال سابق
reason-from-the-name = صُنع الجواب من الاسم بلا البايتات
reason-answer-shape = ما في مكانه ليس جوابًا
reason-answered-before = سبق الحكم عليه: لا يُعتدّ بالجواب إلا مرّة واحدة
reason-challenge-unknown = هو جواب عن سؤال لم يُصنع هنا لهذه النسخة
reason-answered-late = وصل بعد انقضاء أجل السؤال
reason-not-a-challenge = ليس سؤال تدقيق
reason-not-answered = البرنامج الذي كان عليه أن يجيب لم يُجب
reason-too-many-objects = سيسأل عن أحراز أكثر ممّا يتّسع له سؤال واحد؛ اطلب عيّنة
reason-longer-than-ours = هو أطول من السجلّ الذي هنا؛ زامن أوّلًا
reason-differs-there = ما هناك ليس ما يسمّيه archive.json
reason-not-an-answer = ليس جوابًا
reason-act-unsigned = لم يوقّعه أيّ أمين من أمناء هذا الأرشيف
reason-act-superseded = وُقّع بمفتاح عهد انتهى، فلم يعد صاحبه صاحب قرار
reason-content-erased = محاها أمين
reason-authority-of-another-key = يُعرف أمناؤه بمفتاح غير الذي معك
reason-is-a-kit = هو حقيبة التقاط، وليس فيها إلّا ما أُودع فيها
reason-recipient-of-another-key = يُختم لمفتاح غير الذي يفتحه مفتاحك
reason-of-another-archive = يعود إلى أرشيف آخر
reason-behind = أقدم ممّا على هذا الجهاز، وموافق له إلى حيث يبلغ
reason-record-unreadable = تعذّرت قراءة قيده: حِرز ناقص أو تالف
reason-not-a-folder = ليس مجلدًا

# الأختام الزمنية

reason-stamp-name = اسمه أو مكانه ليس لختم زمني
reason-checkpoint-of-another-folder = هي نقطة تثبيت لحجم أو جذر أو جهاز غير ما يقوله مجلّدها
reason-not-der = لا يتّبع صيغته (DER)
reason-not-a-token = ليس ختمًا زمنيًا
reason-not-a-proof = ليس إثبات OpenTimestamps
reason-timestamp-time = الوقت المذكور فيه غير معقول
reason-timestamp-signers = لم يوقّعه موقّع واحد بعينه
reason-timestamp-certificates = فيه من الشهادات أكثر ممّا يُقرأ
reason-timestamp-content = ما يقوله غير ما وُقّع عليه
reason-timestamp-attributes = ينقصه ما يجب أن يوقّع عليه الموقّع
reason-signer-missing = شهادة من وقّعه مفقودة
reason-signer-differs = ليست الشهادة التي سمّاها الموقّع
reason-certificate-rules = في شهادة موقّعه قواعد غير معروفة هنا
reason-certificate-not-valid-then = لم تكن شهادة موقّعه سارية في الوقت الذي يذكره
reason-certificate-not-for-this = شهادة موقّعه ليست للختم الزمني
reason-timestamp-nonce = هو جواب عن سؤال آخر
reason-digest-differs = هو لشيء آخر
reason-refused = رفضت الجهة: { $detail }
reason-operation = فيه خطوة غير معروفة هنا
reason-calendar-address = عنوان تقويمه ليس عنوانًا
reason-calendar-not-known = هذا التقويم ليس في القائمة، فلا يُسأل
reason-header-without-work = لا تُظهر هذه الترويسة العمل الذي تقتضيه كتلة بيتكوين
reason-header-size = ترويسة الكتلة 80 بايتًا
reason-no-certificates = ليس فيه أيّ شهادة (PEM)
reason-not-an-address = ليس له عنوان يمكن أن يُسأل
reason-unreachable = لا يمكن الوصول إليه من هنا
reason-too-slow = تأخّر أكثر ممّا ينبغي
reason-tls-certificate = يجيب غيره مكانه: شهادة TLS لا تصحّ
reason-redirected = يحيل إلى عنوان آخر، ولا تُتَّبع الإحالات
reason-http-status = أجاب بالحالة { $status }
reason-http-type = أجاب بشيء آخر: { $detail }
reason-not-http = جوابه ليس HTTP

# نسخ في أماكن أخرى

reason-folder-absent = المجلّد غير موجود
reason-disk-gone = القرص الذي كان هنا لم يعد موجودًا
reason-name-unknown = لا يُعرف خادم بهذا الاسم
reason-connection-refused = لا شيء يجيب عند هذا العنوان
reason-no-route = لا طريق إلى هذا العنوان
reason-no-answer = لم يجب في الوقت المحدّد
reason-link-cut = انقطع الاتصال
reason-certificate-wrong = شهادته غير صحيحة
reason-login-refused = لم يقبل اسم المستخدم أو المفتاح أو كلمة المرور
reason-login-cut = أنهى الاتصال في أثناء الدخول (ربّما عُرضت عليه مفاتيح كثيرة: اذكر واحدًا منها في AMANA_SSH_KEY)
reason-server-error = أخفق الخادم
reason-bucket-absent = لا حاوية بهذا الاسم
reason-clock-wrong = ساعته وساعة هذا الجهاز تختلفان أكثر ممّا ينبغي
reason-too-many-names = يذكر في مجلّد واحد ملفّات أكثر ممّا في أيّ أرشيف
reason-path-unlawful = ليس في الأرشيف ملفّ بمثل هذا الاسم
reason-path-leads-out = فيه رابط يقود إلى خارج النسخة
reason-scheme-unknown = هذا النوع من العناوين غير معروف
reason-host-absent = لا يذكر خادمًا
reason-bucket-unnamed = لا يذكر حاوية
reason-port-wrong = منفذه ليس رقمًا من 1 إلى 65535
reason-address-characters = فيه رموز لا تصحّ في عنوان كهذا (اكتبها على صورة %20)
reason-host-key-unknown = مفتاحه غير معروف هنا
reason-host-key-changed = مفتاحه ليس المفتاح المعروف هنا
reason-no-login = يطلب اسم مستخدم وكلمة مرور أو مفتاحًا، ولم يُعطَ شيء
reason-settings-wrong = ما ضُبط له على هذا الجهاز (AWS_…) لا يمكن استعماله
reason-moved = يقول إنّه صار في مكان آخر، ولا يُتبَع إلى هناك
reason-not-webdav = ما يجيب هناك لا يتكلّم WebDAV
reason-key-locked = للمفتاح عبارة مرور: حمّله أوّلًا في ssh-agent
reason-key-absent = ملفّ المفتاح الذي يسمّيه AMANA_SSH_KEY غير موجود
reason-known-hosts-unreadable = تعذّرت قراءة ملفّ known_hosts
reason-password-in-address = في عنوانه كلمة مرور، ولو حُفظ لبقيت مكشوفة
reason-no-place = لا يدلّ على مكان
reason-too-many-copies = بلغت النسخ أكبر عدد يحفظه جهاز واحد
reason-holds-other-files = فيه ملفّات أخرى
reason-no-archive-there = ليس فيه شيء من هذا الأرشيف؛ لعلّ الموصول قرص آخر أو لا قرص
reason-too-many-logs = فيه من السجلّات أكثر ممّا يؤخذ
reason-too-many-entries = يقول إنّ فيه من القيود أكثر ممّا في أيّ سجلّ
reason-not-writable-or-busy = لا يُكتب في مجلّد الأرشيف، أو تكتب فيه عملية أخرى

# حصص الكلمات والبطاقات

reason-no-such-word = الكلمة { $position } ليست في قائمة الكلمات{ GIVEN($nearest) ->
    [yes] ؛ وأقرب الكلمات: { $nearest }
   *[no] {""}
}
reason-number-missing = لا كلمة رقمها { $position }
reason-too-few-words = عدد كلماتها { $words } والواجب { $expected }
reason-too-many-words = عدد كلماتها { $words } والواجب { $expected }
reason-one-word-wrong = الكلمة { $position } في القائمة، لكنّها ليست الكلمة الصحيحة
reason-two-words-swapped = الكلمة { $position } والتي تليها تبادلتا مكانيهما
reason-checksum = أكثر من كلمة فيها خطأ، أو ليست الكلمات بترتيبها
reason-is-a-pdf = هو ملفّ PDF؛ أعطِ ملفّ .txt الذي بجانبه أو اكتب الكلمات
reason-other-set = من مجموعة غير مجموعة الأخريات
reason-other-threshold = من مجموعة يلزمها عدد آخر من البطاقات
reason-different-sets = هي من مجموعات مختلفة، ولا يُعرف أيّها المقصودة
reason-same-card = هذه بطاقة واحدة أُعطيت مرّتين
reason-same-number = لها رقم واحد وكلمات مختلفة
reason-odd-card = كلماتها سليمة، لكنّها ليست جزءًا من هذا المفتاح
reason-one-is-wrong = إحداها ليست جزءًا من هذا المفتاح؛ وبطاقة أخرى تكفي لمعرفة أيّها
reason-none-fit = لا يوافق بعضها بعضًا كيفما جُمعت

# Proofs

reason-hidden-count = بصمات ما يحجبه لا توافق الحقول التي يُظهرها
reason-proof-version = صنعه إصدار أحدث من أمانة
reason-proof-without-entry = هو إثبات صنعه برنامج آخر، ولا يحمل ما يثبته
reason-proof-entry = ما يقول إنّه في السجلّ ليس على صورة معروفة هنا
reason-proof-key = مفتاحه ليس مفتاح الجهاز الذي يسمّيه
reason-key-not-trusted = وُقّع بمفتاح غير المفاتيح التي تثق بها
reason-device-differs = القيد يسمّي جهازًا غير الجهاز الذي وقّع
reason-record-of-another-entry = القيد لا يخصّ هذا السطر من السجلّ
reason-cosigned-at = موقّع مشارك يذكر وقتًا لا يكون
reason-file-exists = هناك ملفّ بهذا الاسم

# قائمة أماكن خاصّة بالأرشيف

reason-place-cells = ليس فيه ثماني خانات تفصل بينها علامات جدولة
reason-place-id = معرّفه ليس من حروف لاتينية صغيرة وأرقام و_ و-
reason-place-twice = في سطر آخر المعرّف نفسه
reason-place-nameless = لا اسم فيه بالإنكليزية ولا بالعربية
reason-place-name = أحد الأسماء أطول ممّا يجوز أو لا حرف فيه
reason-place-position = خطّ العرض وخطّ الطول ليسا عددين بالدرجات
reason-place-within = ما يقع فيه المكان ليس في هذه القائمة ولا هو معروف
reason-place-too-many = لا تتّسع القائمة لأكثر من 100,000 مكان

# الأحكام وما تستند إليه

reason-two-types = أحدهما شيء من نوع غير نوع الآخر
reason-own-id-form = صورته اسم قائمة ثمّ نقطتان ثمّ الرقم فيها
reason-one-id = هما معرّف واحد
reason-text-needed = ليس للمادّة نصّ
reason-out-of-text = نصّها أقصر من ذلك
reason-quote-not-found = ليست هذه الكلمات في نصّها
reason-quote-ambiguous = هذه الكلمات في نصّها أكثر من مرّة
reason-not-a-place = ليس على صورة ID أو ID:12-40 أو ID@3.5-8 أو ID[10,20,300,200]

# مخطّطات وخرائط خاصّة

reason-not-toml = ليس مكتوبًا بصيغة TOML
reason-schema-table = فيه جدول لا مكان له هنا
reason-schema-name = الاسم حروف لاتينية صغيرة وأرقام و- و_، أوّله حرف، ولا يزيد على 60
reason-schema-built-in = هذا الاسم من أسماء البرنامج، ولا يُغيَّر معناه
reason-schema-named-twice = هذا الاسم مأخوذ من قبل
reason-schema-too-many = فيه أكثر ممّا يسعه مخطّط
reason-schema-key-unknown = لا يوجد مفتاح بهذا الاسم
reason-schema-words = يحتاج إلى نصّين بين قوسين: بالإنكليزية ثمّ بالعربية
reason-schema-yes = ليس true ولا false
reason-schema-text = ليس نصًّا واحدًا قصيرًا
reason-schema-texts = ليس قائمة نصوص قصيرة
reason-schema-lacks = ناقص أو فارغ
reason-schema-not-here = لا يناسب هذا النوع من القيم
reason-schema-value-type = ليس من الأنواع text و date و number و place و choice و link و flag
reason-schema-type-unknown = يسمّي نوعًا غير موجود
reason-schema-list-unknown = يسمّي قائمة غير موجودة
reason-schema-choice = الخيار ثلاثة نصوص بين قوسين: المفتاح ثمّ الإنكليزية ثمّ العربية
reason-schema-choice-taken = في القائمة خيار بهذا المفتاح من قبل

# القيم

reason-value-empty = فارغة
reason-value-too-long = أطول ممّا ينبغي
reason-value-not-text = فيها محارف ليست نصًّا
reason-date-form = ليست مكتوبة على صورة تاريخ
reason-date-time = الوقت فيها ليس مكتوبًا على صورة HH:MM
reason-date-no-such-day = لا يوجد يوم كهذا
reason-date-backwards = تنتهي قبل أن تبدأ
reason-date-two-open-ends = لا يُعرف أيّ من طرفيها
reason-date-order = لم يُذكر أيّهما أوّلًا: اليوم أم الشهر
reason-date-short-year = تحتاج السنة إلى أربعة أرقام
reason-number-form = ليست مكتوبة على صورة عدد
reason-number-backwards = حدّاها معكوسان
reason-number-ambiguous = قد تفصل النقطة فيها الآلاف أو تبدأ الكسور
reason-choice-unknown = ليس في القائمة خيار كهذا
reason-choice-ambiguous = عدّة خيارات تُسمّى بهذا
reason-link-form = ليست معرّفًا من 32 رقمًا، ولا رابطًا آخر يصلح هنا
reason-flag-form = ليست نعم ولا لا

# خرائط الجداول والجداول والصفوف

reason-map-no-things = لا تسمّي شيئًا يخبر عنه الصفّ
reason-map-table = ليس اسمًا ولا جدول مفاتيح
reason-map-type-unknown = لا يوجد نوع كهذا
reason-map-no-id = لا تذكر أيّ عمود فيه الرقم
reason-map-item-of-list = الموادّ تُودَع وتوصف بمعرّفاتها في هذا الأرشيف، ولا تصنعها قائمة
reason-map-list-name = ليس اسم قائمة: حروف لاتينية وأرقام ونقاط وشرطات؛ ولا تؤدّي إلى قائمة إلّا الروابط
reason-map-not-a-choice = لا تصحّ له هذه القيمة
reason-map-language = ليس رمز لغة مثل ar أو en
reason-map-property-unknown = لا توجد خاصّية كهذه
reason-map-property-misplaced = ليس لهذا النوع خاصّية كهذه
reason-map-many = الفاصل بين القيم محرف واحد، ولا بدّ أن تحتمل الخاصّية عدّة قيم
reason-map-no-link = ليس رابطًا
reason-map-thing-unknown = لا تسمّي الخريطة شيئًا بهذا الاسم
reason-map-same-id = سيكون لشيئين معرّف واحد؛ أعطِ أحدهما لاحقة
reason-map-too-many = تسمّي أعمدة أكثر ممّا يُقرأ
reason-table-column-missing = لا يوجد عمود كهذا
reason-table-column-twice = فيه عمودان بهذا الاسم
reason-table-row = فيه صفّ لا يُقرأ: علامة اقتباس لم تُغلق، أو خانة أطول ممّا ينبغي
reason-row-without-id = لا رقم له
reason-row-id-form = معرّف هذا الأرشيف 32 رقمًا من 0 إلى 9 ومن a إلى f
reason-row-two-values = عمودان يقولان قولين مختلفين فيما لا يكون إلّا واحدًا
reason-row-differs = صفّ آخر يقول غير ذلك

# FollowTheMoney

reason-ftm-line = ليس كيانًا: JSON فيه id و schema و properties، وكلّ خاصّية قائمة نصوص
reason-ftm-schema-unknown = ليس هنا ما يقابل هذا المخطّط
reason-ftm-type-unknown = ليس في مخطّط هذا الأرشيف نوع كهذا
reason-ftm-document = الملفّات تُودَع، ولا يصنعها وصف
reason-ftm-link = رابط ينقصه أحد طرفيه
reason-ftm-ours = ما تحت amana ليس كما تكتبه أمانة

# مربّعات الخرائط

reason-not-pmtiles = ليس ملفّ PMTiles من الإصدار 3
reason-tiles-damaged = هو تالف، أو ليس هنا إلّا جزء منه
reason-not-pictures = ليس ما فيه صورًا (ولا تُعرض المربّعات المتّجهة)
reason-being-taken-in = هذه الدفعة تُدخَل الآن
reason-too-many-batches = تنتظر دفعات كثيرة
reason-too-many-files = في الدفعة الواحدة ملفّات أكثر ممّا يجوز
reason-longer-than-told = وصل أكثر ممّا ذُكر
reason-shorter-than-told = انقطع قبل أن يتمّ
reason-nul-inside = فيه محرف صفريّ
reason-leads-elsewhere = يخرج من مجلّده
reason-password-short = قصيرة جدًّا
reason-password-common = يستعملها كثيرون
reason-password-name = هي اسم الحساب
reason-passkey-unknown = ليس لأيّ حساب
reason-passkey-invalid = توقيعه لا يصحّ
reason-passkey-needs-name = مفاتيح المرور تحتاج إلى عنوان باسم لا برقم
reason-token = لا يحمل كلمة هذه الجلسة
reason-ceremony-over = طال الوقت، أو هو لطلب آخر
reason-pem-unusable = ليس بصيغة PEM، أو أنّ الاثنين لا يخصّ أحدهما الآخر
