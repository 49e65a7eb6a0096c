# ما يقوله سطر الأوامر بعد أن يُنجز ما طُلب منه.

error = أمانة:
interrupted = توقّف العمل. لم يُفقد شيء ممّا حُفظ.
interrupted-add = توقّف العمل. كلّ ما أُعلن حفظه محفوظ؛ أعد تشغيل الأمر نفسه ليكمل من حيث توقّف.
interrupted-verify = توقّف العمل. لم يتغيّر شيء؛ أعد تشغيل الأمر نفسه للتحقّق من كلّ شيء.
interrupted-restore = توقّف العمل. ما استُرجع كامل؛ أعد تشغيل الأمر نفسه ليكمل من حيث توقّف.
interrupted-rebuild = توقّف العمل. لم يُمَسّ شيء ممّا حُفظ؛ أعد تشغيل الأمر نفسه ليكمل من حيث توقّف.

# الأحجام

size-bytes = { $amount ->
    [zero] { $amount } بايت
    [one] بايت واحد
    [two] بايتان
    [few] { $amount } بايتات
    [many] { $amount } بايتًا
   *[other] { $amount } بايت
}
size-kb = { $amount } كيلوبايت
size-mb = { $amount } ميغابايت
size-gb = { $amount } غيغابايت
size-tb = { $amount } تيرابايت

list-of = { $items }

# الأسئلة

ask-passphrase = عبارة المرور لملفّ الهوية { $file }:
ask-new-passphrase = اختر عبارة مرور للهوية (لا يُفتح شيء من دونها):
ask-passphrase-again = عبارة المرور نفسها مرّة أخرى:
ask-passphrase-differs = العبارتان غير متطابقتين. حاول مرّة أخرى من فضلك.
ask-passphrase-empty = عبارة المرور الفارغة لا تحمي شيئًا. إن أردت هوية بلا عبارة مرور فاستعمل --no-passphrase.

# الإنشاء

init-done = أُنشئ أرشيف في { $path }.
init-recipients = { $count ->
    [zero] لا مستلِم له.
    [one] تفتحه هوية هذا المستلِم: { $recipients }
    [two] تفتحه هوية أيّ من هذين المستلِمين: { $recipients }
    [few] تفتحه هوية أيّ من هؤلاء المستلِمين: { $recipients }
    [many] تفتحه هوية أيّ من هؤلاء المستلِمين: { $recipients }
   *[other] تفتحه هوية أيّ من هؤلاء المستلِمين: { $recipients }
}
init-identity = الهوية التي تفتحه محفوظة في { $file }.
init-identity-sealed = احتفظ بنسخة من هذا الملفّ في مكان آخر، واحفظ عبارة المرور في ذاكرتك: من دونهما معًا لا يستطيع أحد فتح الأرشيف.
init-identity-open = احتفظ بنسخة من هذا الملفّ في مكان آخر، وأبقِه سرًّا: من حصل عليه فتح الأرشيف، ومن دونه لا يستطيع أحد فتحه.

# الإيداع

add-done = { $kept ->
    [zero] لم يُحفظ أيّ ملفّ جديد.
    [one] حُفظ ملفّ واحد ({ $size }).
    [two] حُفظ ملفّان ({ $size }).
    [few] حُفظت { $kept } ملفّات ({ $size }).
    [many] حُفظ { $kept } ملفًّا ({ $size }).
   *[other] حُفظ { $kept } ملفّ ({ $size }).
}
add-duplicate = { $count ->
    [zero] لم يكن أيّ ملفّ محفوظًا من قبل.
    [one] ملفّ واحد محفوظ من قبل، وقُيّد اسمه.
    [two] ملفّان محفوظان من قبل، وقُيّد اسماهما.
    [few] { $count } ملفّات محفوظة من قبل، وقُيّدت أسماؤها.
    [many] { $count } ملفًّا محفوظًا من قبل، وقُيّدت أسماؤها.
   *[other] { $count } ملفّ محفوظ من قبل، وقُيّدت أسماؤها.
}
add-failed = { $count ->
    [zero] لم يتعذّر إيداع أيّ ملفّ.
    [one] تعذّر إيداع ملفّ واحد:
    [two] تعذّر إيداع ملفّين:
    [few] تعذّر إيداع { $count } ملفّات:
    [many] تعذّر إيداع { $count } ملفًّا:
   *[other] تعذّر إيداع { $count } ملفّ:
}
add-unreadable = { $count ->
    [zero] قُرئت النصوص كلّها.
    [one] تعذّرت قراءة نصّ مادّة واحدة؛ والمادّة نفسها محفوظة كاملة.
    [two] تعذّرت قراءة نصّ مادّتين؛ والمادّتان محفوظتان كاملتين.
    [few] تعذّرت قراءة نصوص { $count } موادّ؛ والموادّ نفسها محفوظة كاملة.
    [many] تعذّرت قراءة نصوص { $count } مادّة؛ والموادّ نفسها محفوظة كاملة.
   *[other] تعذّرت قراءة نصوص { $count } مادّة؛ والموادّ نفسها محفوظة كاملة.
}
add-families = قُرئ منها: { $families }.
family-picture = { $count ->
    [zero] لا صورة
    [one] صورة واحدة
    [two] صورتان
    [few] { $count } صور
    [many] { $count } صورة
   *[other] { $count } صورة
}
family-recording = { $count ->
    [zero] لا تسجيل مرئي أو صوتي
    [one] تسجيل واحد
    [two] تسجيلان
    [few] { $count } تسجيلات مرئية أو صوتية
    [many] { $count } تسجيلًا مرئيًّا أو صوتيًّا
   *[other] { $count } تسجيل مرئي أو صوتي
}
family-chat = { $count ->
    [zero] لا محادثة
    [one] محادثة واحدة
    [two] محادثتان
    [few] { $count } محادثات
    [many] { $count } محادثة
   *[other] { $count } محادثة
}
family-mail = { $count ->
    [zero] لا رسالة أو علبة بريد
    [one] رسالة أو علبة بريد واحدة
    [two] رسالتا بريد
    [few] { $count } رسائل أو علب بريد
    [many] { $count } رسالة أو علبة بريد
   *[other] { $count } رسالة أو علبة بريد
}
family-page = { $count ->
    [zero] لا صفحة محفوظة
    [one] صفحة محفوظة واحدة
    [two] صفحتان محفوظتان
    [few] { $count } صفحات محفوظة
    [many] { $count } صفحة محفوظة
   *[other] { $count } صفحة محفوظة
}
family-document = { $count ->
    [zero] لا وثيقة
    [one] وثيقة واحدة
    [two] وثيقتان
    [few] { $count } وثائق
    [many] { $count } وثيقة
   *[other] { $count } وثيقة
}
family-table = { $count ->
    [zero] لا جدول
    [one] جدول واحد
    [two] جدولان
    [few] { $count } جداول
    [many] { $count } جدولًا
   *[other] { $count } جدول
}
family-archive = { $count ->
    [zero] لا ملفّ مضغوط
    [one] ملفّ مضغوط واحد
    [two] ملفّان مضغوطان
    [few] { $count } ملفّات مضغوطة
    [many] { $count } ملفًّا مضغوطًا
   *[other] { $count } ملفّ مضغوط
}
family-transcript = { $count ->
    [zero] لا تفريغ
    [one] تفريغ واحد
    [two] تفريغان
    [few] { $count } تفريغات
    [many] { $count } تفريغًا
   *[other] { $count } تفريغ
}
family-proof = { $count ->
    [zero] لا توقيع أو إثبات وقت
    [one] توقيع أو إثبات وقت واحد
    [two] توقيعان أو إثباتا وقت
    [few] { $count } تواقيع أو إثباتات وقت
    [many] { $count } توقيعًا أو إثبات وقت
   *[other] { $count } توقيع أو إثبات وقت
}
family-text = { $count ->
    [zero] لا نصّ
    [one] نصّ واحد
    [two] نصّان
    [few] { $count } نصوص
    [many] { $count } نصًّا
   *[other] { $count } نصّ
}
add-inside = { $count ->
    [zero] لم يُنظر في أيّ ملفّ داخلها.
    [one] نُظر في ملفّ واحد داخلها (مرفق أو ملفّ مضغوط، …).
    [two] نُظر في ملفّين داخلها (مرفقات وملفّات مضغوطة، …).
    [few] نُظر في { $count } ملفّات داخلها (مرفقات وملفّات مضغوطة، …).
    [many] نُظر في { $count } ملفًّا داخلها (مرفقات وملفّات مضغوطة، …).
   *[other] نُظر في { $count } ملفّ داخلها (مرفقات وملفّات مضغوطة، …).
}
add-inside-unreadable = { $count ->
    [zero] قُرئ كلّ ملفّ داخلها.
    [one] تعذّرت قراءة ملفّ واحد داخلها؛ وما يحويه محفوظ كاملًا.
    [two] تعذّرت قراءة ملفّين داخلها؛ وما يحويهما محفوظ كاملًا.
    [few] تعذّرت قراءة { $count } ملفّات داخلها؛ وما يحويها محفوظ كاملًا.
    [many] تعذّرت قراءة { $count } ملفًّا داخلها؛ وما يحويها محفوظ كاملًا.
   *[other] تعذّرت قراءة { $count } ملفّ داخلها؛ وما يحويها محفوظ كاملًا.
}
add-see-failures = أيّها، ولماذا: amana failures
add-sealed = لم يكن هناك مفتاح. كلّ شيء محفوظ؛ ومن معه مفتاح يجعل النصوص قابلة للبحث في الإيداع التالي أو بالأمر amana rebuild.
failed-line = { $path }: { $reason }

watch-begun = مراقبة { $folder }. يُنهيها Ctrl-C.
watch-ended = انتهت المراقبة. وكلّ ما ذُكر محفوظ.
watch-kept = حُفظ
watch-duplicate = محفوظ من قبل
watch-failed = تعذّر
failures-count = { $count ->
    [zero] قُرئ كلّ ما تمكن قراءته.
    [one] قراءة واحدة فشلت أو لم تكتمل. والمادّة نفسها محفوظة كما وردت.
    [two] قراءتان فشلتا أو لم تكتملا. والموادّ نفسها محفوظة كما وردت.
    [few] { $count } قراءات فشلت أو لم تكتمل. والموادّ نفسها محفوظة كما وردت.
    [many] { $count } قراءة فشلت أو لم تكتمل. والموادّ نفسها محفوظة كما وردت.
   *[other] { $count } قراءة فشلت أو لم تكتمل. والموادّ نفسها محفوظة كما وردت.
}
failures-advice = للمحاولة من جديد، بعد تحديث البرنامج أو بذاكرة أكبر: amana read-again --failed
sidecars-count = { $count ->
    [zero] لا توقيع ولا إثبات وقت بجوارها.
    [one] توقيع أو إثبات وقت واحد بجوارها.
    [two] توقيعان أو إثباتا وقت بجوارها.
    [few] { $count } تواقيع أو إثباتات وقت بجوارها.
    [many] { $count } توقيعًا أو إثبات وقت بجوارها.
   *[other] { $count } توقيع أو إثبات وقت بجوارها.
}
sidecar-absent = غائب
sidecar-valid = صحيح
sidecar-invalid = غير صحيح: لا يطابقها
sidecar-signer-unknown = يطابقها؛ والموقّع غير معروف
sidecar-not-checked = لم يُفحص
sidecar-key-absent = المفتاح غير موجود
sidecar-block = الكتلة { $height }، جذر ميركل { $root }: تُقارن بالسلسلة
parts-got = كُتب { $size } في { $path }.
parts-count = { $count ->
    [zero] لا شيء داخلها.
    [one] جزء واحد.
    [two] جزءان.
    [few] { $count } أجزاء.
    [many] { $count } جزءًا.
   *[other] { $count } جزء.
}
alike-count = { $count ->
    [zero] لا شيء في المحفوظات يكاد يطابقها.
    [one] مادّة شبيهة واحدة. لم يُغيَّر شيء.
    [two] مادّتان شبيهتان. لم يُغيَّر شيء.
    [few] { $count } موادّ شبيهة. لم يُغيَّر شيء.
    [many] { $count } مادّة شبيهة. لم يُغيَّر شيء.
   *[other] { $count } مادّة شبيهة. لم يُغيَّر شيء.
}
alike-more = قد يكون هناك المزيد: --limit N
alike-picture = الصورة: { $distance ->
    [zero] لا فرق تظهره بصمتها
    [one] فرق في بِت واحد من 256
    [two] فرق في بِتّين من 256
    [few] فرق في { $distance } بِتّات من 256
    [many] فرق في { $distance } بِتًّا من 256
   *[other] فرق في { $distance } بِت من 256
}
alike-cut-this = يبدو أنّ طرفًا قُصّ من هذه
alike-cut-other = يبدو أنّ طرفًا قُصّ من الأخرى
alike-frames = متشابه من الصور أو اللقطات: { $alike } من { $count }
alike-parts = هنا: { $this }، هناك: { $other }
alike-whole = المادّة نفسها
alike-text-identical = النصّ: هو نفسه حرفًا بحرف
alike-text-respelt = النصّ: الكلمات نفسها بكتابة أخرى
alike-text = النصّ: { $percent } % من تتابعات الكلمات في الاثنين، و{ $contained } % من تتابعات الأقصر في الأطول
alike-text-estimate = النصّ: نحو { $percent } % من تتابعات الكلمات في الاثنين؛ وهما أطول من أن يُقارنا كلمة كلمة
alike-words = عدد الكلمات هنا { $this }، وهناك { $other }
alike-removed = { $count ->
    [zero] لا كلمة هنا وحدها
    [one] كلمة واحدة هنا وحدها
    [two] كلمتان هنا وحدها
    [few] { $count } كلمات هنا وحدها
    [many] { $count } كلمة هنا وحدها
   *[other] { $count } كلمة هنا وحدها
}
alike-added = { $count ->
    [zero] لا كلمة هناك وحدها
    [one] كلمة واحدة هناك وحدها
    [two] كلمتان هناك وحدها
    [few] { $count } كلمات هناك وحدها
    [many] { $count } كلمة هناك وحدها
   *[other] { $count } كلمة هناك وحدها
}
alike-places = { $count ->
    [zero] في غير موضع
    [one] في موضع واحد
    [two] في موضعين
    [few] في { $count } مواضع
    [many] في { $count } موضعًا
   *[other] في { $count } موضع
}
alike-change = «{ $this }» ← «{ $other }»
alike-change-removed = هنا فقط: «{ $this }»
alike-change-added = هناك فقط: «{ $other }»
alike-difference = { $field }: { $this } ← { $other }
alike-unknown = غير معروف
read-again-done = { $count ->
    [zero] لم يكن هناك ما يُقرأ من جديد.
    [one] قُرئت مادّة واحدة من جديد. وما قُرئ من قبل باقٍ إلى جانبه.
    [two] قُرئت مادّتان من جديد. وما قُرئ من قبل باقٍ إلى جانبه.
    [few] قُرئت { $count } موادّ من جديد. وما قُرئ من قبل باقٍ إلى جانبه.
    [many] قُرئت { $count } مادّة من جديد. وما قُرئ من قبل باقٍ إلى جانبه.
   *[other] قُرئت { $count } مادّة من جديد. وما قُرئ من قبل باقٍ إلى جانبه.
}

transcribe-done = { $count ->
    [zero] لم يُسمع أيّ مقطع من الكلام.
    [one] سُمع مقطع واحد من الكلام، وحُفظ في النسخة النصّية { $version }.
    [two] سُمع مقطعان من الكلام، وحُفظا في النسخة النصّية { $version }.
    [few] سُمعت { $count } مقاطع من الكلام، وحُفظت في النسخة النصّية { $version }.
    [many] سُمع { $count } مقطعًا من الكلام، وحُفظت في النسخة النصّية { $version }.
   *[other] سُمع { $count } مقطع من الكلام، وحُفظت في النسخة النصّية { $version }.
}
transcribe-guess = هذا تخمين آلة. استمع قبل أن تعتمد عليه.
transcribe-nothing = لم تُسمع كلمات. وسُجّل أنّ ذلك جُرّب.
transcribe-note = لم يُسمع كلّه: { $reason }.

# البحث

search-nothing = لم يُعثر على شيء عن { $query }.
search-nothing-exact = لم يُعثر على { $query } بهذا الرسم تمامًا. من دون --exact يُبحث أيضًا عن صيغ الكتابة الأخرى.
search-unread = بعض الموادّ لم تُقرأ بعد، فلا يُعثر على نصوصها. لقراءتها: amana rebuild
search-counts-total = { $count ->
    [zero] لا مادّة تطابق.
    [one] مادّة واحدة تطابق.
    [two] مادّتان تطابقان.
    [few] { $count } موادّ تطابق.
    [many] { $count } مادّة تطابق.
   *[other] { $count } مادّة تطابق.
}
search-counts-whole = { $count ->
    [zero] ليس في أيّ منها كلّ الكلمات.
    [one] في واحدة منها كلّ الكلمات.
    [two] في اثنتين منها كلّ الكلمات.
    [few] في { $count } منها كلّ الكلمات.
    [many] في { $count } منها كلّ الكلمات.
   *[other] في { $count } منها كلّ الكلمات.
}
search-counts-rough = كلمات إحدى العبارات في موادّ أكثر من أن يُنظر في كلّ منها: هذا أقصى عددها.
search-counts-family = النوع
search-counts-language = اللغة
search-counts-source = المصدر
search-counts-person = الشخص
search-counts-place = المكان
search-counts-year = السنة
search-counts-tag = الوسم
search-counts-status = الحال
search-more = { $count ->
    [zero] لا نتيجة معروضة. لما يليها استعمل --offset { $offset }.
    [one] عُرضت النتيجة الأولى. لما يليها استعمل --offset { $offset }.
    [two] عُرضت أفضل نتيجتين. لما يليهما استعمل --offset { $offset }.
    [few] عُرضت أفضل { $count } نتائج. لما يليها استعمل --offset { $offset }.
    [many] عُرضت أفضل { $count } نتيجة. لما يليها استعمل --offset { $offset }.
   *[other] عُرضت أفضل { $count } نتيجة. لما يليها استعمل --offset { $offset }.
}
why-exact = مطابق تمامًا
why-spelling = برسم آخر
why-stem = من الجذع نفسه
why-number = العدد نفسه
why-name = الاسم نفسه
why-place = المكان نفسه
hit-in-part = في { $where }
why-in = { $why } ({ $field })

# القراءة

read-stdin = الدخل القياسي
read-statements = قيل أو كُتب ({ $count }):
read-claims = أعداد ما وقع ({ $count }):
read-numbers = أعداد أخرى ({ $count }):
read-times = التواريخ والأوقات ({ $count }):
read-places = الأماكن ({ $count }):
read-names = الأسماء ({ $count }):
read-terms = المصطلحات ({ $count }):
read-nobody = بلا قائل مذكور
read-mode-direct = بلفظه
read-mode-indirect = بالمعنى
read-mode-mixed = بعضه بلفظه
read-mode-written = مكتوب
read-figure = { $number }
read-figure-about = نحو { $number }
read-figure-least = { $lower } على الأقلّ
read-figure-most = { $upper } على الأكثر
read-figure-range = من { $lower } إلى { $upper }
read-figure-open = لم يُذكر عدد
read-days = من { $first } إلى { $last }
read-days-until = حتى { $last }
read-modality-planned = لم يقع بعد
read-modality-denied = منفيّ
read-modality-conditional = غير مؤكّد
read-relation-subset-of = جزء من عدد آخر
read-relation-repeats = العدد نفسه مكرّرًا
read-kind-person = شخص
read-kind-group = جماعة
read-kind-work = عمل
read-waiting = تنتظر نظر إنسان: تصريحات بلا قائل: { $statements }؛ أعداد لم يتبيّن معناها: { $claims }.

# القائمة والعرض

list-erased = مُحيت
list-count = { $count ->
    [zero] لا موادّ.
    [one] مادّة واحدة.
    [two] مادّتان.
    [few] { $count } موادّ.
    [many] { $count } مادّة.
   *[other] { $count } مادّة.
}
show-accession = قيد الإيداع
show-intake = القارئ { $module }: { $outcome }
show-text-version = { $length ->
    [zero] صيغة نصّية فارغة
    [one] صيغة نصّية من حرف واحد
    [two] صيغة نصّية من حرفين
    [few] صيغة نصّية من { $length } أحرف
    [many] صيغة نصّية من { $length } حرفًا
   *[other] صيغة نصّية من { $length } حرف
}
show-reading = اقترح { $reader }: تصريحات { $statements }، ادّعاءات { $claims }، أعداد { $numbers }، تواريخ { $times }، أماكن { $places }، أسماء { $names }، مصطلحات { $terms }
show-reading-failed = لم يستطع { $reader } قراءة هذا النصّ: { $reason }
part-kind-page = صفحات
part-kind-slide = شرائح
part-kind-chapter = فصول
part-kind-sheet = أوراق
part-kind-row = صفوف
part-kind-message = رسائل
part-kind-attachment = مرفقات
part-kind-member = ملفّات الأرشيف
part-kind-resource = موارد الصفحة
part-kind-embedded = ملفّات مضمّنة
part-kind-picture = صور
part-kind-comment = تعليقات
part-kind-insertion = إضافات
part-kind-deletion = محذوفات
part-kind-note = حواشي
part-kind-frame = لقطات
part-kind-track = مسارات
part-kind-cue = مقاطع
part-kind-line = أسطر
part-kind-word = كلمات
part-at-page = الصفحة { $number }
part-at-slide = الشريحة { $number }
part-at-chapter = الفصل { $number }
part-at-sheet = الورقة { $number }
part-at-row = السطر { $number }
part-at-message = الرسالة { $number }
part-at-attachment = المرفق { $number }
part-at-resource = الملفّ { $number }
part-at-picture = الصورة { $number }
part-at-comment = التعليق { $number }
part-at-note = الملاحظة { $number }
part-at-frame = اللقطة { $number }
part-at-track = المسار { $number }
part-at-cue = السطر { $number }
part-at-line = السطر { $number }
part-at-body = الرسالة نفسها
show-parts = الأجزاء: { $parts }. ويسردها `amana parts { $item }`.
show-more-intakes = { $count ->
    [one] قراءة أخرى واحدة
    [two] قراءتان أخريان
    [few] { $count } قراءات أخرى
    [many] { $count } قراءة أخرى
   *[other] { $count } قراءة أخرى
 }، معظمها لملفّات في الداخل: قُرئ منها { $read }، ولا شيء يُقرأ في { $nothing }، وتعذّرت قراءة { $failed }. ويعرضها كلّها --all.
show-more-texts = { $count ->
    [one] صيغة نصّية أخرى واحدة
    [two] صيغتان نصّيتان أخريان
    [few] { $count } صيغ نصّية أخرى
    [many] { $count } صيغة نصّية أخرى
   *[other] { $count } صيغة نصّية أخرى
 }؛ ويعرضها كلّها --all.
show-raw-facts = { $count ->
    [one] حقل آخر واحد كما كُتب في الملفّ
    [two] حقلان آخران كما كُتبا في الملفّ
    [few] { $count } حقول أخرى كما كُتبت في الملفّ
    [many] { $count } حقلًا آخر كما كُتبت في الملفّ
   *[other] { $count } حقل آخر كما كُتبت في الملفّ
 }؛ ويعرضها --all.
show-not-read = لم يُقرأ هذا النصّ بعد؛ ويقرؤه amana rebuild.
intake-read = قُرئت
intake-nothing = لم يوجد فيها شيء
intake-failed = تعذّرت قراءته

field-item = المادّة
field-sha256 = بصمة SHA-256
field-size = الحجم
field-media-type = نوع الوسيط
field-name = الاسم
field-path = المسار
field-found-at = وُجد في
field-modified = آخر تعديل
field-received = وقت الإيداع
field-source = المصدر
field-collected-by = جمعه
field-collected-at = وقت الجمع
field-place = المكان
field-published = تاريخ النشر
field-language = اللغة
field-note = ملاحظة
field-tag = الوسم
field-tags = الوسوم
field-device = الجهاز
field-software = البرنامج
field-log-entry = القيد في السجلّ
field-reader = القارئ
field-reason = السبب
field-taken = تاريخ الالتقاط
field-pixels = البكسلات
field-title = العنوان
field-byline = الكاتب
field-site = الموقع
field-part = الجزء
field-encoding = الترميز

# التحقّق

verify-well = كلّ شيء سليم في { $path }.
verify-wrong = ليس كلّ شيء سليمًا في { $path }.
verify-counted = { $objects ->
    [zero] لا أحراز بعد.
    [one] قُرئ حِرز واحد ({ $size }).
    [two] قُرئ حِرزان ({ $size }).
    [few] قُرئت { $objects } أحراز ({ $size }).
    [many] قُرئ { $objects } حِرزًا ({ $size }).
   *[other] قُرئ { $objects } حِرز ({ $size }).
}
verify-log-holds = { $entries ->
    [zero] سجلّ { $device } سليم: لا قيود فيه بعد، كما وُقّع.
    [one] سجلّ { $device } سليم: قيد واحد، كما وُقّع.
    [two] سجلّ { $device } سليم: قيدان، كما وُقّعا.
    [few] سجلّ { $device } سليم: { $entries } قيود، كما وُقّعت.
    [many] سجلّ { $device } سليم: { $entries } قيدًا، كما وُقّعت.
   *[other] سجلّ { $device } سليم: { $entries } قيد، كما وُقّعت.
}
verify-log-behind = سجلّ { $device } سليم: { $entries } من القيود كما وُقّعت. هذه النسخة أقدم من الأرشيف هنا: حدّثها.
verify-log-broken = سجلّ { $device } غير سليم: { $reason }.
verify-log-forked = { $device } رواية ثانية لسجلّ لا تتّفق مع الأولى، وعدد قيودها كما وُقّعت: { $entries }. حُفظت الروايتان، وما ليس إلّا في هذه يظهر موضعَ شكّ.
verify-missing = { $count ->
    [zero] لا حِرز مفقود.
    [one] حِرز واحد مفقود مع أنّ السجلّ يذكره:
    [two] حِرزان مفقودان مع أنّ السجلّ يذكرهما:
    [few] { $count } أحراز مفقودة مع أنّ السجلّ يذكرها:
    [many] { $count } حِرزًا مفقودًا مع أنّ السجلّ يذكرها:
   *[other] { $count } حِرز مفقود مع أنّ السجلّ يذكرها:
}
verify-damaged = { $count ->
    [zero] لا حِرز تالف.
    [one] حِرز واحد تالف، محتواه لا يطابق اسمه:
    [two] حِرزان تالفان، محتواهما لا يطابق اسميهما:
    [few] { $count } أحراز تالفة، محتواها لا يطابق أسماءها:
    [many] { $count } حِرزًا تالفًا، محتواها لا يطابق أسماءها:
   *[other] { $count } حِرز تالف، محتواها لا يطابق أسماءها:
}
verify-extra = { $count ->
    [zero] لا ملفّ دخيل.
    [one] ملفّ واحد لا مكان له في أرشيف:
    [two] ملفّان لا مكان لهما في أرشيف:
    [few] { $count } ملفّات لا مكان لها في أرشيف:
    [many] { $count } ملفًّا لا مكان لها في أرشيف:
   *[other] { $count } ملفّ لا مكان لها في أرشيف:
}
verify-unlogged = { $count ->
    [zero] لا حِرز خارج السجلّات.
    [one] حِرز واحد سليم لا يذكره أيّ سجلّ (قد يخلّفه إيداع توقّف قبل تمامه):
    [two] حِرزان سليمان لا يذكرهما أيّ سجلّ (قد يخلّفهما إيداع توقّف قبل تمامه):
    [few] { $count } أحراز سليمة لا يذكرها أيّ سجلّ (قد يخلّفها إيداع توقّف قبل تمامه):
    [many] { $count } حِرزًا سليمًا لا يذكرها أيّ سجلّ (قد يخلّفها إيداع توقّف قبل تمامه):
   *[other] { $count } حِرز سليم لا يذكرها أيّ سجلّ (قد يخلّفها إيداع توقّف قبل تمامه):
}
verify-names-more = { $count ->
    [zero] لا مزيد.
    [one] … وواحد غيرها؛ يعرضها --json كلّها.
    [two] … واثنان غيرها؛ يعرضها --json كلّها.
    [few] … و{ $count } غيرها؛ يعرضها --json كلّها.
    [many] … و{ $count } غيرها؛ يعرضها --json كلّها.
   *[other] … و{ $count } غيرها؛ يعرضها --json كلّها.
}
verify-advice-damage = لا تغيّر شيئًا هنا. تحقّق من نسخك الأخرى (amana verify COPY): كلّ نسخة سليمة فيها ما فُقد أو تلف في هذه.
verify-advice-forked = لسجلٍّ روايتان: استعمل جهازان مفتاح جهاز واحد، أو سُرق المفتاح. فإن سُرق فأعلن ذلك بالأمر amana device lost.
verify-advice-unlogged = ما لا يذكره أيّ سجلّ لم يُعلَن حفظه لأحد. إن كان إيداع جاريًا أو توقّف فأعد تشغيله ثمّ تحقّق من جديد.
verify-advice-extra = ما هو دخيل هنا لا يثبته أيّ سجلّ. انظر ما هو وانقله إلى مكان آخر.

# الاسترجاع

restore-done = { $count ->
    [zero] لا ملفّ يلزم استرجاعه إلى { $dest }.
    [one] استُرجع ملفّ واحد ({ $size }) إلى { $dest } كما كان بايتًا ببايت، وهو مدرج في SHA256SUMS.
    [two] استُرجع ملفّان ({ $size }) إلى { $dest } كما كانا بايتًا ببايت، وهما مدرجان في SHA256SUMS.
    [few] استُرجعت { $count } ملفّات ({ $size }) إلى { $dest } كما كانت بايتًا ببايت، وهي مدرجة في SHA256SUMS.
    [many] استُرجع { $count } ملفًّا ({ $size }) إلى { $dest } كما كانت بايتًا ببايت، وهي مدرجة في SHA256SUMS.
   *[other] استُرجع { $count } ملفّ ({ $size }) إلى { $dest } كما كانت بايتًا ببايت، وهي مدرجة في SHA256SUMS.
}
restore-renamed = { $count ->
    [zero] كلّها بأسمائها.
    [one] واحد منها له هناك اسم آخر: اسمه مأخوذ أو لا يمكن كتابته على هذا القرص.
    [two] اثنان منها لهما هناك اسمان آخران: اسماهما مأخوذان أو لا يمكن كتابتهما على هذا القرص.
    [few] { $count } منها لها هناك أسماء أخرى: أسماؤها مأخوذة أو لا يمكن كتابتها على هذا القرص.
    [many] { $count } منها لها هناك أسماء أخرى: أسماؤها مأخوذة أو لا يمكن كتابتها على هذا القرص.
   *[other] { $count } منها لها هناك أسماء أخرى: أسماؤها مأخوذة أو لا يمكن كتابتها على هذا القرص.
}
restore-present = { $count ->
    [zero] لم يكن هناك شيء منها.
    [one] ملفّ واحد كان هناك من قبل.
    [two] ملفّان كانا هناك من قبل.
    [few] { $count } ملفّات كانت هناك من قبل.
    [many] { $count } ملفًّا كانت هناك من قبل.
   *[other] { $count } ملفّ كانت هناك من قبل.
}
restore-failed = { $count ->
    [zero] لم يتعذّر استرجاع أيّ ملفّ.
    [one] تعذّر استرجاع ملفّ واحد:
    [two] تعذّر استرجاع ملفّين:
    [few] تعذّر استرجاع { $count } ملفّات:
    [many] تعذّر استرجاع { $count } ملفًّا:
   *[other] تعذّر استرجاع { $count } ملفّ:
}

# إعادة البناء

rebuild-done = { $items ->
    [zero] أُعيد بناء الفهرس: لا موادّ فيه.
    [one] أُعيد بناء الفهرس: مادّة واحدة.
    [two] أُعيد بناء الفهرس: مادّتان.
    [few] أُعيد بناء الفهرس: { $items } موادّ.
    [many] أُعيد بناء الفهرس: { $items } مادّة.
   *[other] أُعيد بناء الفهرس: { $items } مادّة.
}
rebuild-texts = { $texts ->
    [zero] لا صيغة نصّية يمكن البحث فيها.
    [one] صيغة نصّية واحدة يمكن البحث فيها.
    [two] صيغتان نصّيتان يمكن البحث فيهما.
    [few] { $texts } صيغ نصّية يمكن البحث فيها.
    [many] { $texts } صيغة نصّية يمكن البحث فيها.
   *[other] { $texts } صيغة نصّية يمكن البحث فيها.
}
rebuild-entries = { $entries ->
    [zero] لم يُقرأ أيّ قيد من السجلّات.
    [one] قُرئ قيد واحد من السجلّات.
    [two] قُرئ قيدان من السجلّات.
    [few] قُرئت { $entries } قيود من السجلّات.
    [many] قُرئ { $entries } قيدًا من السجلّات.
   *[other] قُرئ { $entries } قيد من السجلّات.
}
rebuild-faults = { $count ->
    [zero] قُرئ كلّ شيء.
    [one] تعذّرت قراءة شيء واحد، وليس في الفهرس:
    [two] تعذّرت قراءة شيئين، وليسا في الفهرس:
    [few] تعذّرت قراءة { $count } أشياء، وليست في الفهرس:
    [many] تعذّرت قراءة { $count } شيئًا، وليست في الفهرس:
   *[other] تعذّرت قراءة { $count } شيء، وليست في الفهرس:
}

# الفحص

doctor-well = ✓
doctor-amiss = !
doctor-system = النظام
doctor-python = بايثون
doctor-post-quantum = مفاتيح ما بعد الحوسبة الكمومية
doctor-program-age = برنامج age
doctor-program-age-advice = لا تحتاج إليه أمانة. أمّا rescue.py، الذي يفتح الأرشيف بلا أمانة، فهو معه أسرع أضعافًا.
doctor-program-tar = برنامج tar
doctor-program-tar-advice = لا تحتاج إليه أمانة. به تُستخرج الملفّات الصغيرة يدويًا حيث لا توجد أمانة.
doctor-reader-box = الصندوق الذي تُقرأ فيه الملفّات
doctor-reader-box-advice = تعذّر تشغيل ما يقرأ الملفّات: تُحفظ الملفّات ولا يُقرأ منها شيء.
doctor-reader-box-limits = تُقرأ الملفّات بذاكرة محدودة ولا يُكتب شيء
doctor-reader-box-limits-advice = لا حدود كهذه في هذا النظام. قد يستنفد ملفّ مؤذٍ الذاكرة.
doctor-reader-box-network-namespace = تُقرأ الملفّات بلا شبكة
doctor-reader-box-network-namespace-advice = هذا النظام لا يتيحه. وسائر أسوار الصندوق قائمة.
doctor-reader-box-own-files = ما يقرأ ملفًّا لا يفتح غيره
doctor-reader-box-own-files-advice = يحتاج إلى لينكس 5.13 مع Landlock. قد يطّلع ملفّ مؤذٍ على ملفّات أخرى لك.
doctor-reader-box-calls = ما يقرأ ملفًّا لا يشغّل برنامجًا ولا يصل إلى غيره
doctor-reader-box-calls-advice = يحتاج إلى لينكس مع seccomp على x86_64 أو aarch64. تُحفظ بعض صور HEIC ولا تُعرض.
doctor-reader-box-audit-hook = سور بايثون نفسه حوله
doctor-reader-ocr = النصّ في الصور والمسوحات
doctor-reader-ocr-advice = حيث تُثبَّت مكتبة tesseract وبياناتها للعربية والإنجليزية يمكن البحث في الصفحات الممسوحة.
doctor-reader-archives = أرشيفات RAR وأنواع أندر (CAB وISO وdeb وzstd)
doctor-reader-archives-advice = يقرؤها pip install "amana[archives]" بمكتبة libarchive التي في النظام.
doctor-reader-outlook = صناديق بريد Outlook (PST)
doctor-reader-outlook-advice = يقرؤها pip install "amana[pst]".
doctor-reader-c2pa = بيانات اعتماد المحتوى (C2PA)
doctor-reader-c2pa-advice = يتحقّق منها pip install "amana[credentials]".
doctor-reader-openpgp = توقيعات OpenPGP
doctor-reader-openpgp-advice = يتحقّق منها pip install "amana[pgp]".
doctor-reader-speech = تحويل الكلام إلى نصّ
doctor-reader-speech-advice = يكتب ما يُقال pip install "amana[speech]" مع نموذج لديك.
doctor-clock = الساعة (UTC)
doctor-clock-advice = هذه الساعة غير صحيحة، وما يودَع الآن يحمل وقتها: اضبطها أوّلًا.
doctor-disk-free-bytes = المتاح على القرص
doctor-disk-free-bytes-advice = أقلّ من غيغابايت واحد: أفسح مكانًا قبل إيداع الكثير.
doctor-archive = الأرشيف
doctor-archive-advice = تعذّرت قراءة الملفّ archive.json. يبيّن amana verify أكثر من هذا.
doctor-archive-devices = الأجهزة التي تودع فيه
doctor-archive-writable = تمكن الكتابة فيه
doctor-archive-writable-advice = يمكن البحث فيه والتحقّق منه، ولا يمكن الإيداع فيه.
doctor-archive-recipient = يُختم لهذا المفتاح
doctor-identity = هويتك
doctor-identity-advice = لا هوية لهذا الأرشيف في مجلّد إعداداتك: اذكرها بالخيار --identity. والإيداع لا يحتاج إليها.
doctor-value-yes = نعم
doctor-value-no = لا
doctor-value-none = لا شيء
doctor-value-not-started = تعذّر تشغيله
doctor-value-missing = غير مثبّت

# التقدّم

progress-add = جارٍ الإيداع
progress-verify = جارٍ التحقّق
progress-restore = جارٍ الاسترجاع
progress-rebuild = جارٍ بناء الفهرس
progress-reading = جارٍ القراءة
progress-files = { $total ->
    [zero] { $done ->
        [zero] لا ملفّات بعد
        [one] ملفّ واحد
        [two] ملفّان
        [few] { $done } ملفّات
        [many] { $done } ملفًّا
       *[other] { $done } ملفّ
    }
    [one] { $done } من ملفّ واحد
    [two] { $done } من ملفّين
    [few] { $done } من { $total } ملفّات
    [many] { $done } من { $total } ملفًّا
   *[other] { $done } من { $total } ملفّ
}
progress-bytes = { $done } من { $total }
progress-rate = { $size } في الثانية
progress-left-seconds = { $amount ->
    [zero] أوشك أن ينتهي
    [one] بقيت ثانية واحدة
    [two] بقيت ثانيتان
    [few] بقيت { $amount } ثوانٍ
    [many] بقيت { $amount } ثانية
   *[other] بقيت { $amount } ثانية
}
progress-left-minutes = { $amount ->
    [zero] بقي أقلّ من دقيقة
    [one] بقيت دقيقة واحدة
    [two] بقيت دقيقتان
    [few] بقيت { $amount } دقائق
    [many] بقيت { $amount } دقيقة
   *[other] بقيت { $amount } دقيقة
}

# المفاتيح والأجهزة

keys-custodian = { $name }: { $count ->
    [zero] بلا مغلّفات
    [one] مغلّف واحد
    [two] مغلّفان
    [few] { $count } مغلّفات
    [many] { $count } مغلّفًا
   *[other] { $count } مغلّف
}
keys-unnamed = المغلّف { $envelope } من نسخة أقدم: لا قيد يقول لمن هو.
keys-epoch = العهد { $epoch }، من { $started }
keys-epoch-closed = العهد { $epoch }، من { $started }: مفتاحك لا يفتحه
keys-added = صار { $name } أمينًا، ويفتح كلّ ما هنا.
keys-removed = لم يعد { $name } أمينًا. بدأ العهد { $epoch }: فما يُضاف من الآن لا يستطيع فتحه. وما كان يستطيع فتحه ما زال يستطيعه حيثما كانت لديه نسخة.
keys-renewed = بدأ العهد { $epoch }: فما يُضاف من الآن يُختم لمفتاح أرشيف جديد.
keys-sync-next = تعلم النسخ بذلك عند أمر amana sync التالي.
device-made = حقيبة الالتقاط { $name } في { $path }.
device-made-how = للإضافة: amana --archive { $path } add الملفّات. تعمل على أيّ حاسوب عليه أمانة، من هذا المجلّد أو حيثما نُقل.
device-made-not = لا شيء فيها يفتح ما يُضاف، ولا تحتفظ بقائمة أسماء. وأمر sync يأخذ ما فيها.
device-line = { $device }  { $entries ->
    [zero] لا قيود
    [one] قيد واحد
    [two] قيدان
    [few] { $entries } قيود
    [many] { $entries } قيدًا
   *[other] { $entries } قيد
}
device-here = (هذا الجهاز)
device-not-admitted = لم يعتمده أيّ أمين
device-is-lost = ضائع: القيود بعد أوّل { $believed } موضع شكّ
device-admitted = اعتُمد الجهاز { $device }.
device-lost = أُعلن ضياع الجهاز { $device }. { $believed ->
    [zero] لا يُعتدّ بأيّ من قيوده
    [one] يُعتدّ بقيده الأوّل
    [two] يُعتدّ بأوّل قيدين له
    [few] يُعتدّ بأوّل { $believed } قيود له
    [many] يُعتدّ بأوّل { $believed } قيدًا له
   *[other] يُعتدّ بأوّل { $believed } قيد له
}، وما بعدها يُعرض على أنّه موضع شكّ ولا يُسقَط أبدًا.

# الختم الزمني

timestamp-log = سجلّ { $device }، { $entries ->
    [zero] بلا قيود
    [one] قيد واحد
    [two] قيدان
    [few] { $entries } قيود
    [many] { $entries } قيدًا
   *[other] { $entries } قيد
}:
timestamp-not-believed = نقطة التثبيت هذه لا تُصدَّق: { $reason }.
timestamp-token = { $name }: { $time }، وقّعه { $by }.
timestamp-root-trusted = جذره { $root } في قائمتك.
timestamp-root-unchecked = يرجع إلى { $root }، ولم يُقابَل بقائمة لك.
timestamp-root-unknown = يرجع إلى { $root }، وليس في قائمتك.
timestamp-root-missing = شهادة { $root } مفقودة: لا أحد يضمن من وقّعه.
timestamp-block = كتلة بيتكوين { $height }: { $time }، بحسب الترويسة التي ذكرتها. قد يبعد وقت الكتلة ساعتين عن الصواب.
timestamp-in-block = كتلة بيتكوين { $height }، إن كان جذر ميركل فيها { $root }: قابله في أيّ مستعرض للكتل، أو اذكر ترويسة الكتلة بالخيار --block-header.
timestamp-cosigned = وقّعه معه { $name } في { $time }.
timestamp-pending = { $name }: موعود به، وليس في كتلة بيتكوين بعد.
timestamp-worthless = لا قيمة للختم { $name }: { $reason }.
timestamp-failed = لم يعطِ { $name } ختمًا: { $reason }.
timestamp-bound = الأطراف الخارجية: كان كلّ ما فيه موجودًا في موعد لا يتجاوز { $time }، بقول { $by }.
timestamp-bound-unchecked = الأطراف الخارجية: كان كلّ ما فيه موجودًا في موعد لا يتجاوز { $time }، بقول { $by }، ولا تضمنه قائمة لك.
timestamp-no-bound = الأطراف الخارجية: لا يقول أحد بعد متى كان موجودًا.
timestamp-device-clock = زعمت ساعة الجهاز نفسه { $time } عند آخر قيد. ولا شيء يثبت ذلك.
timestamp-device-clock-sealed = ما زعمته ساعة الجهاز نفسه مختوم؛ ويُعرض هنا متى حضر مفتاح.
timestamp-device-clock-ahead = وهذا بعد ما تسمح به الأطراف الخارجية: كانت ساعة الجهاز متقدّمة.
timestamp-own-clock = كانت ساعة هذا الجهاز في تلك الأثناء { $time }. فإن بعدت كثيرًا عمّا تقوله الجهات فهي خاطئة.
timestamp-done = كلّ سجلّ مختوم زمنيًا على حاله الآن.
timestamp-done-pending = تمّ ما كان ينتظر.
timestamp-part = لم تختم كلَّ سجلّ ختمًا زمنيًا جهتان بعد.
timestamp-no-entries = ليس هناك قيد يُختم ختمًا زمنيًا بعد.
timestamp-nothing-waits = لا شيء ينتظر السؤال.
timestamp-waiting = { $count ->
    [zero] لا خادم ينتظر السؤال.
    [one] بقي خادم واحد لم يُجب: يسأله amana timestamp --pending من جديد.
    [two] بقي خادمان لم يجيبا: يسألهما amana timestamp --pending من جديد.
    [few] بقيت { $count } خوادم لم تُجب: يسألها amana timestamp --pending من جديد.
    [many] بقي { $count } خادمًا لم يُجب: يسألها amana timestamp --pending من جديد.
   *[other] بقي { $count } خادم لم يُجب: يسألها amana timestamp --pending من جديد.
}
timestamp-advice-pending = ما وعدت به التقاويم يدخل كتلة بيتكوين بعد ساعات: يجلب amana timestamp --pending الإثبات التامّ، ولا يحتاج بعدها إلى تقويم.
timestamp-advice-roots = لا يوثق بجذر إلّا من قائمة اخترتها: amana timestamp --list --roots FILE.
timestamp-advice-certificates = الشهادات المفقودة يمكن جلبها ما دام مُصدروها يعرضونها: --fetch-certificates.

# التوقيع المشارك

cosign-done = وُقّع توقيعًا مشاركًا: { $origin }، { $entries ->
    [zero] بلا قيود
    [one] قيد واحد
    [two] قيدان
    [few] { $entries } قيود
    [many] { $entries } قيدًا
   *[other] { $entries } قيد
}.
cosign-cosigner = المفتاح العامّ لهذا الموقّع المشارك، لمن يتحقّق من تواقيعه: { $key }
cosign-evidence = حُفظت الحالتان الموقّعتان في { $folder } دليلًا. اعرضهما على من يحفظ نسخًا أخرى.
cosign-serving = يجري التوقيع المشارك على { $url }
cosign-serving-open = تصل إلى هذا العنوان أجهزة أخرى، وما يمرّ به غير مشفّر: ضع أمامه وسيطًا يتكلّم HTTPS.
cosign-serving-end = يُنهيه Ctrl-C.
cosign-refused = لم يُوقَّع ({ $status }): { $message }
cosign-requested = من { $old } إلى { $entries ->
    [zero] لا قيود
    [one] قيد واحد
    [two] قيدين
    [few] { $entries } قيود
    [many] { $entries } قيدًا
   *[other] { $entries } قيد
}.
cosign-request-next = احملها إلى الموقّع المشارك ليشغّل عليها amana cosign، ثم عُد بما ينتهي بـ .cosigned وشغّل عليه amana cosign --keep.
cosign-kept = سجلّ { $log }، { $entries ->
    [zero] بلا قيود
    [one] قيد واحد
    [two] قيدان
    [few] { $entries } قيود
    [many] { $entries } قيدًا
   *[other] { $entries } قيد
}: وُقّع توقيعًا مشاركًا.
cosign-present = سجلّ { $log }، { $entries ->
    [zero] بلا قيود
    [one] قيد واحد
    [two] قيدان
    [few] { $entries } قيود
    [many] { $entries } قيدًا
   *[other] { $entries } قيد
}: وُقّع عليه من قبل وهو على هذه الحال.
cosign-by = { $name }، { $time }
cosign-unknown = { $count ->
    [zero] لا أسطر لغير المعروفين.
    [one] سطر واحد ممّن لم يُذكر مفتاحه: لا يُعتدّ به حتى تذكره بـ --cosigner.
    [two] سطران ممّن لم يُذكر مفتاحه: لا يُعتدّ بهما حتى تذكره بـ --cosigner.
    [few] { $count } أسطر ممّن لم يُذكر مفتاحه: لا يُعتدّ بها حتى تذكره بـ --cosigner.
    [many] { $count } سطرًا ممّن لم يُذكر مفتاحه: لا يُعتدّ بها حتى تذكره بـ --cosigner.
   *[other] { $count } سطر ممّن لم يُذكر مفتاحه: لا يُعتدّ بها حتى تذكره بـ --cosigner.
}

# العُهدة: من، ومتى وبساعة من، وماذا

custody-of = { $item }  بصمة SHA-256 { $sha256 }
custody-devices-clocks = بساعات الأجهزة نفسها، على الترتيب الذي تدّعيه (ومن كان الجهاز في يده استطاع ضبط ساعته):
custody-outsiders-clocks = بساعات أطراف خارجية:
custody-when = { $time } بساعة { $device }، القيد { $entry }
custody-when-untold = لم يُقيَّد وقت؛ { $device }، القيد { $entry }
custody-device = { $name } ({ $device })
custody-unnamed = لم يُذكر اسم
custody-item = المادّة
custody-everything = كلّ ما كان هنا
custody-this-archive = هذا الأرشيف
custody-files = { $count ->
    [zero] لا ملفّات
    [one] ملفّ واحد
    [two] ملفّان
    [few] { $count } ملفّات
    [many] { $count } ملفًّا
   *[other] { $count } ملفّ
}
custody-added = إيداع باسم { $path }.
custody-copied = نسخ { $what } إلى { $copy }.
custody-audited = تدقيق { $what } في { $copy }.
custody-repaired = إصلاح تلف في { $copy }.
custody-exported = فتح { $what } للتصدير.
custody-restored = استرجاع { $what }.
custody-erased = محو { $what }.
custody-archive-made = إنشاء الأرشيف. كان يستطيع فتحه: { $names }.
custody-custodian-added = إضافة أمين صار يستطيع فتح كلّ شيء: { $names }.
custody-custodian-removed = إزالة أمين لا يستطيع فتح ما أُودع بعد ذلك: { $names }.
custody-epoch-started = بدء العهد { $epoch } بمفتاح أرشيف جديد. كان يستطيع فتحه: { $names }.
custody-device-admitted = اعتماد الجهاز { $device } من أجهزة الأرشيف.
custody-device-lost = إعلان ضياع الجهاز { $device }. عدد قيوده التي ما زال يُعتدّ بها: { $believed }.
custody-failure = لم ينجح ذلك.
custody-part = تمّ بعض ذلك لا كلّه.
custody-bound = القيد { $entry } من سجلّ { $device } كان موجودًا في موعد لا يتجاوز { $time }، كما يقول { $by }.
custody-bound-untrusted = القيد { $entry } من سجلّ { $device } كان موجودًا في موعد لا يتجاوز { $time }، كما يقول { $by }؛ ولا يضمن ذلك أحد ممّن سمّيتهم أهلًا للثقة.
custody-unbounded = متى كان القيد { $entry } من سجلّ { $device } موجودًا: لا يقول ذلك أيّ طرف خارجي.
custody-unbounded-advice = تُسأل الأطراف الخارجية بالأمرين amana timestamp و amana cosign.

verify-log-suspect = قيوده من الرقم { $start } فصاعدًا: { $reason }.
suspect-lost = موضع شكّ: أُعلن ضياع الجهاز قبل ذلك
suspect-not-admitted = موضع شكّ: لم يعتمد أيّ أمين الجهاز
suspect-forked = موضع شكّ: تشعّب سجلّ الجهاز
field-suspect = موضع شكّ
field-person = أودعه
field-method = الطريقة

restore-suspect = { $count ->
    [zero] ليس فيها ما هو موضع شكّ.
    [one] مادّة واحدة منها موضع شكّ: لم يأتِ بها إلّا جهاز ضائع أو متشعّب أو غير معتمد. يبيّنها amana list.
    [two] مادّتان منها موضع شكّ: لم يأتِ بهما إلّا جهاز ضائع أو متشعّب أو غير معتمد. يبيّنهما amana list.
    [few] { $count } موادّ منها موضع شكّ: لم يأتِ بها إلّا جهاز ضائع أو متشعّب أو غير معتمد. يبيّنها amana list.
    [many] { $count } مادّة منها موضع شكّ: لم يأتِ بها إلّا جهاز ضائع أو متشعّب أو غير معتمد. يبيّنها amana list.
   *[other] { $count } مادّة منها موضع شكّ: لم يأتِ بها إلّا جهاز ضائع أو متشعّب أو غير معتمد. يبيّنها amana list.
}
restore-not-entered = لم يُقيَّد هذا الاسترجاع في السجلّ: لا تمكن الكتابة في الأرشيف الآن، أو أنّ عملية أخرى تكتب فيه.

# إيصالات حقيبة الالتقاط

receipts-count = { $count ->
    [zero] لا إيصالات.
    [one] إيصال واحد.
    [two] إيصالان.
    [few] { $count } إيصالات.
    [many] { $count } إيصالًا.
   *[other] { $count } إيصال.
}
receipts-more = { $count ->
    [zero] لا مزيد.
    [one] … وواحد غيرها؛ يعرضها amana list كلّها.
    [two] … واثنان غيرها؛ يعرضها amana list كلّها.
    [few] … و{ $count } غيرها؛ يعرضها amana list كلّها.
    [many] … و{ $count } غيرها؛ يعرضها amana list كلّها.
   *[other] … و{ $count } غيرها؛ يعرضها amana list كلّها.
}
receipt-time-unknown = لم يُدوَّن الوقت

# بطاقات الكلمات

cards-made = صُنعت بطاقات عددها { $shares }، المجموعة { $set }. وأيّ { $threshold } منها معًا تفتح { $label }.
cards-made-all = صُنعت بطاقات عددها { $shares }، المجموعة { $set }. ولا يُفتح { $label } إلّا بها كلّها، أي { $threshold }.
cards-made-all-risk = إن ضاعت بطاقة واحدة فلن تفتح الباقيات شيئًا. وإن كان العدد اللازم أقلّ من عدد البطاقات لم يضرّ ضياع إحداها.
cards-files = البطاقات في { $path }: لكلّ منها ملفّ PDF للطباعة ونصّ. احذف هذه الملفّات بعد الطباعة؛ وما كان على قرص فلاش يمكن استعادته، فاستعمل قرصًا تتلفه أو مجلّدًا في الذاكرة.
cards-give = أعطِ كلّ بطاقة لشخص آخر، وجرّبوها معًا: amana keys rehearse
cards-custodian = البطاقات هنا هي الأمين { $name }. إن خيف أن تكون في أيدٍ أخرى فأزل هذا الأمين بـ amana keys remove ثمّ اصنع غيرها.
cards-open = هذه البطاقات تفتح { $path }: { $cards } من المجموعة { $set }.
cards-open-object = وفُتح حِرز واحد إثباتًا لذلك.
cards-open-empty = وهي تفتح مفتاح الأرشيف. ولا حِرز بعدُ يُفتح به.
cards-open-no-object = وهي تفتح مفتاح الأرشيف، لكنّها لم تفتح أيّ حِرز ممّا جُرّب. يبيّن amana verify ما أصاب تلك الأحراز.
cards-open-older = وهي لا تفتح أحدث مفتاح، مفتاح العهد { $newest }: فما أُضيف منذ بدئه يبقى مغلقًا أمامها.
cards-combined = هوية البطاقات { $cards } من المجموعة { $set } محفوظة في { $file }.
cards-combined-opens = وهي تفتح الأرشيف.
cards-combined-unproved = ولم يُجرَّب هل تفتح أرشيفًا، إذ لم يُذكر أيّ أرشيف.
cards-combined-care = من حصل على هذا الملفّ، وعلى عبارة مروره إن كانت له عبارة، فتح كلّ شيء. احذفه متى أدّى عمله: البطاقات تبقى صالحة.
cards-ask = اكتب كلمات كلّ بطاقة، واحدة بعد أخرى أو عدّة كلمات معًا. تكفي الأحرف الأربعة الأولى من كلّ كلمة؛ والشرطة «-» وحدها ترجع كلمة واحدة.
cards-ask-hidden = لا يظهر شيء أثناء الكتابة. ولإظهاره استعمل --show.
cards-ask-shown = ما تكتبه يظهر: احرص على ألّا ينظر أحد.
cards-ask-word = البطاقة { $card }، الكلمة { $position } من { $words }:
cards-ask-again = أعدها من فضلك: { $reason }.
cards-ask-from-start = أعد هذه البطاقة من كلمتها الأولى من فضلك: { $reason }.
cards-ask-done = هذه البطاقة { $number } من المجموعة { $set }، وكلماتها صحيحة.
cards-ask-more = { $count ->
    [zero] لا تلزم أيّ بطاقة أخرى من المجموعة { $set }.
    [one] تلزم بطاقة أخرى من المجموعة { $set }.
    [two] تلزم بطاقتان أخريان من المجموعة { $set }.
    [few] تلزم { $count } بطاقات أخرى من المجموعة { $set }.
    [many] تلزم { $count } بطاقة أخرى من المجموعة { $set }.
   *[other] تلزم { $count } بطاقة أخرى من المجموعة { $set }.
}
cards-ask-other-set = هذه البطاقة من المجموعة { $set }، والأولى من المجموعة { $first }. خذ غيرها.
cards-ask-twice = أُعطيت البطاقة { $number } من قبل. خذ غيرها.

# النسخ والمزامنة

copy-added = صار { $name } نسخة من هذا الأرشيف، ومكانها { $place }.
copy-added-kit = { $name } حقيبة التقاط لهذا الأرشيف، ومكانها { $place }. تأخذ المزامنة ما فيها ولا تعطيها شيئًا من الأرشيف.
copy-added-next = وما عند أحد الطرفين ولا يملكه الآخر يأتي مع amana sync التالي.
copy-removed = لم تعد { $name } معروفة هنا. وما في { $place } باقٍ كما هو.
copy-none = لا يعرف هذا الجهاز أيّ نسخة. يضيف amana copy add NAME PLACE نسخة.
copy-line = { $name }  { $place }
copy-never = لم تُزامَن قطّ
copy-synced = آخر مزامنة { $time }
copy-is-kit = حقيبة التقاط
copy-lacks = { $count ->
    [zero] لا ينقصها شيء
    [one] ينقصها حِرز واحد
    [two] ينقصها حِرزان
    [few] ينقصها { $count } أحراز
    [many] ينقصها { $count } حِرزًا
   *[other] ينقصها { $count } حِرز
}
sync-objects = { $count ->
    [zero] لا أحراز
    [one] حِرز واحد ({ $size })
    [two] حِرزان ({ $size })
    [few] { $count } أحراز ({ $size })
    [many] { $count } حِرزًا ({ $size })
   *[other] { $count } حِرز ({ $size })
}
sync-entries = { $count ->
    [zero] لا قيود
    [one] قيد واحد
    [two] قيدان
    [few] { $count } قيود
    [many] { $count } قيدًا
   *[other] { $count } قيد
}
sync-acts = { $count ->
    [zero] لا إجراءات موقّعة
    [one] إجراء موقّع واحد
    [two] إجراءان موقّعان
    [few] { $count } إجراءات موقّعة
    [many] { $count } إجراءً موقّعًا
   *[other] { $count } إجراء موقّع
}
sync-files = { $count ->
    [zero] لا ملفّات صغيرة
    [one] ملفّ صغير واحد
    [two] ملفّان صغيران
    [few] { $count } ملفّات صغيرة
    [many] { $count } ملفًّا صغيرًا
   *[other] { $count } ملفّ صغير
}
sync-same = { $name }: لم ينقص أيًّا من الجانبين شيء.
sync-here = { $name }: جاء منها: { $what }.
sync-there = { $name }: أُعطيت: { $what }.
sync-absent = لم تُزامَن { $name }: { $reason }.
sync-refused = تُركت { $name } كما هي: { $reason }.
sync-part = { $name }: لم يتمّ كلّ شيء: { $reason }.
sync-lacking = { $count ->
    [zero] لا ينقص { $name } شيء تذكره سجلّاتها.
    [one] ينقص { $name } حِرز واحد تذكره سجلّاتها:
    [two] ينقص { $name } حِرزان تذكرهما سجلّاتها:
    [few] ينقص { $name } { $count } أحراز تذكرها سجلّاتها:
    [many] ينقص { $name } { $count } حِرزًا تذكرها سجلّاتها:
   *[other] ينقص { $name } { $count } حِرز تذكرها سجلّاتها:
}
sync-damaged = { $count ->
    [zero] لا حِرز في { $name } يخالف اسمه.
    [one] في { $name } حِرز واحد لا يطابق محتواه اسمه، فلم يُؤخذ:
    [two] في { $name } حِرزان لا يطابق محتواهما اسميهما، فلم يُؤخذا:
    [few] في { $name } { $count } أحراز لا يطابق محتواها أسماءها، فلم تُؤخذ:
    [many] في { $name } { $count } حِرزًا لا يطابق محتواها أسماءها، فلم تُؤخذ:
   *[other] في { $name } { $count } حِرز لا يطابق محتواها أسماءها، فلم تُؤخذ:
}
sync-kept = { $count ->
    [zero] لم يبق في { $name } شيء ممّا مُحي.
    [one] ما زال في { $name } حِرز واحد مُحي:
    [two] ما زال في { $name } حِرزان مُحيا:
    [few] ما زال في { $name } { $count } أحراز مُحيت:
    [many] ما زال في { $name } { $count } حِرزًا مُحيت:
   *[other] ما زال في { $name } { $count } حِرز مُحيت:
}
sync-found = { $name }: { $what }.
sync-ours-lacking = { $count ->
    [zero] لا ينقص هنا شيء تذكره السجلّات.
    [one] حِرز واحد تذكره السجلّات ليس في أيّ نسخة سُئلت:
    [two] حِرزان تذكرهما السجلّات ليسا في أيّ نسخة سُئلت:
    [few] { $count } أحراز تذكرها السجلّات ليست في أيّ نسخة سُئلت:
    [many] { $count } حِرزًا تذكرها السجلّات ليست في أيّ نسخة سُئلت:
   *[other] { $count } حِرز تذكرها السجلّات ليست في أيّ نسخة سُئلت:
}
sync-ours-damaged = { $count ->
    [zero] لا حِرز تالف هنا.
    [one] حِرز واحد في هذا الأرشيف تالف، ولم يُعطَ لأحد:
    [two] حِرزان في هذا الأرشيف تالفان، ولم يُعطيا لأحد:
    [few] { $count } أحراز في هذا الأرشيف تالفة، ولم تُعطَ لأحد:
    [many] { $count } حِرزًا في هذا الأرشيف تالفة، ولم تُعطَ لأحد:
   *[other] { $count } حِرز في هذا الأرشيف تالفة، ولم تُعطَ لأحد:
}
sync-ours-found = في هذا الأرشيف: { $what }.
sync-not-entered = لم يمكن قيد ما جرى في السجلّ: { $reason }. تعيد المزامنة التالية المحاولة.
sync-advice-tampered = لم يُؤخذ شيء تالف أو مغيَّر، ولم يُرمَ شيء. يبيّن amana audit هل النسخة كاملة، ويصلح amana repair من نسخة سليمة.
sync-advice-lacking = زامِن مع نسخة أخرى هو فيها؛ وإلى ذلك الحين يُذكر في كلّ مرّة.
progress-sync = مزامنة
interrupted-sync = لم يُترك شيء ناقصًا: ما وصل باقٍ، وتُكمل المزامنة التالية (amana sync).

# Proofs

prove-done = { $count ->
    [zero] لم يُكتب أيّ إثبات في { $path } ({ $size }).
    [one] كُتب إثبات واحد في { $path } ({ $size }).
    [two] كُتب إثباتان في { $path } ({ $size }).
    [few] كُتبت { $count } إثباتات في { $path } ({ $size }).
    [many] كُتب { $count } إثباتًا في { $path } ({ $size }).
   *[other] كُتب { $count } إثبات في { $path } ({ $size }).
}
prove-accession = إيداع: القيد { $entry } من { $device }
prove-act = إجراء عُهدة ({ $act }): القيد { $entry } من { $device }
prove-shown = يُظهر { $fields }؛ { $count ->
    [0] ولا يحجب شيئًا
    [zero] ولا يحجب شيئًا
    [one] ويحجب حقلًا واحدًا
    [two] ويحجب حقلين
    [few] ويحجب { $count } حقول
    [many] ويحجب { $count } حقلًا
   *[other] ويحجب { $count } حقل
}
prove-left-out = { $count ->
    [zero] لم يُترك أيّ ختم زمني.
    [one] لم يتّسع لختم زمني واحد فتُرك.
    [two] لم يتّسع لختمين زمنيين فتُركا.
    [few] لم يتّسع لـ{ $count } أختام زمنية فتُركت.
    [many] لم يتّسع لـ{ $count } ختمًا زمنيًا فتُركت.
   *[other] لم يتّسع لـ{ $count } ختم زمني فتُركت.
}
prove-next = من يتسلّمه يفحصه بالأمر amana check-proof، أو بلا أمانة بالبرنامج الذي يعطيه amana check-proof --script.
prove-not-entered = صُنع هذا الإثبات ولم يُقيَّد ذلك في السجلّ: لا يمكن الكتابة في الأرشيف الآن، أو أنّ عملية أخرى تكتب فيه.

check-proof-holds = الإثبات صحيح.
check-proof-wrong = الإثبات خاطئ.
check-proof-stamp-wrong = في هذا الملفّ ختم زمني لا يثبت ما يقوله. وما ثبت عن القيد ثابت من دونه.
check-proof-same = { $file } ({ $size }) هو الملفّ الذي تظهر بصمته SHA-256، في الإثبات { $proofs }.
check-proof-other = { $file } ملفّ آخر: بصمته SHA-256 هي { $found }، والظاهر هو { $expected }.
check-proof-never = لا يُظهر أيّ إثبات من هذا النوع أنّ ما في الملفّ حقّ، ولا أنّ ساعة الجهاز كانت صحيحة، ولا من كان الجهاز في يده، ولا أنّه ليس هناك سجلّ آخر يقول غير ذلك.

field-kind = النوع
field-act = الإجراء
field-outcome = النتيجة
field-items = الموادّ
proof-number = الإثبات { $number } من { $count }
proof-one-wrong = هو خاطئ ولا يُظهر شيئًا: { $reason }.
proof-entry = الظاهر: القيد { $entry } (والعدّ من 0) من { $size } في سجلّ الجهاز { $device }، من الأرشيف { $archive }.
proof-fixes = { $size ->
    [zero] توقيع الجهاز يثبّت القيود كلّها.
    [one] توقيع الجهاز يثبّت هذا القيد: لو غُيّر لما وافق السجلّ هذا الإثبات.
    [two] توقيع الجهاز يثبّت القيدين على ترتيبهما: لو غُيّر أحدهما أو أُزيل أو أُدخل بينهما شيء بعد ذلك لما وافق السجلّ هذا الإثبات.
    [few] توقيع الجهاز يثبّت القيود الـ{ $size } كلّها على ترتيبها: لو غُيّر أحدها أو أُزيل أو أُدخل بينها شيء بعد ذلك لما وافق السجلّ هذا الإثبات.
    [many] توقيع الجهاز يثبّت القيود الـ{ $size } كلّها على ترتيبها: لو غُيّر أحدها أو أُزيل أو أُدخل بينها شيء بعد ذلك لما وافق السجلّ هذا الإثبات.
   *[other] توقيع الجهاز يثبّت القيود الـ{ $size } كلّها على ترتيبها: لو غُيّر أحدها أو أُزيل أو أُدخل بينها شيء بعد ذلك لما وافق السجلّ هذا الإثبات.
}
proof-kept-back = { $count ->
    [0] غير الظاهر: لا شيء؛ فهذه حقول القيد كلّها، بقول من صنع الإثبات.
    [zero] غير الظاهر: لا شيء؛ فهذه حقول القيد كلّها، بقول من صنع الإثبات.
    [one] غير الظاهر: حقل واحد آخر من القيد، بقول من صنع الإثبات.
    [two] غير الظاهر: حقلان آخران من القيد، بقول من صنع الإثبات. وقد يكون فيهما اسم أو مكان أو مصدر أو ملاحظة.
    [few] غير الظاهر: { $count } حقول أخرى من القيد، بقول من صنع الإثبات. وقد تكون فيها أسماء وأماكن ومصادر وملاحظات.
    [many] غير الظاهر: { $count } حقلًا آخر من القيد، بقول من صنع الإثبات. وقد تكون فيها أسماء وأماكن ومصادر وملاحظات.
   *[other] غير الظاهر: { $count } حقل آخر من القيد، بقول من صنع الإثبات. وقد تكون فيها أسماء وأماكن ومصادر وملاحظات.
}
proof-suspect = يقول من صنع الإثبات عن هذا القيد: { $reason }.
proof-key = وُقّع بمفتاح الجهاز:
proof-key-trusted = سمّيتَه مفتاحًا تثق به.
proof-key-brought = جاء مع الإثبات، ولا يضمنه أحد هنا. قابله بما عندك من أمناء الأرشيف، وسمِّ ذاك بالخيار --trust.
proof-device-clock = قالت ساعة الجهاز نفسه { $time } حين قُيّد هذا. ولا شيء يثبت ذلك.
proof-device-clock-hidden = ما قالته ساعة الجهاز نفسه غير ظاهر.
proof-bound = الأطراف الخارجية: كان موجودًا في موعد لا يتجاوز { $time }، بقول { $by }.
proof-bound-unchecked = الأطراف الخارجية: كان موجودًا في موعد لا يتجاوز { $time }، بقول { $by }، ولا يضمنه شيء عندك.
proof-no-bound = الأطراف الخارجية: لا يقول أحد متى كان موجودًا. فالإثبات يُظهر الترتيب، ولا يُظهر وقتًا غير ما قاله الجهاز.
proof-cosigned = وقّع { $name } معه على هذه الحال من السجلّ في { $time }، بساعته هو،
proof-cosigner-trusted = بمفتاح سمّيتَه.
proof-cosigner-brought = بمفتاح جاء مع الإثبات: قابله بما ينشره ذلك الموقّع المشارك: { $key }
proof-cosigner-absent = لم يوقّع { $name }، وقد سمّيتَ مفتاحه، على هذا.
proof-unchecked = وقّع { $name } أيضًا، بمفتاح غير معروف هنا: لم يُفحص.

# audit, answer, repair, erase

verify-erased = { $count ->
    [zero] لا حِرز ممحوًّا بقي هنا.
    [one] حِرز واحد محاه أمين وما زال هنا:
    [two] حِرزان محاهما أمين وما زالا هنا:
    [few] { $count } أحراز محاها أمين وما زالت هنا:
    [many] { $count } حِرزًا محاها أمين وما زالت هنا:
   *[other] { $count } حِرز محاها أمين وما زالت هنا:
}
verify-suspect = { $count ->
    [zero] لا حِرز تذكره قيود مشكوك فيها وحدها.
    [one] حِرز واحد لا تذكره إلّا قيود مشكوك فيها، وليس هنا. ربّما لم يكن قطّ:
    [two] حِرزان لا تذكرهما إلّا قيود مشكوك فيها، وليسا هنا. ربّما لم يكونا قطّ:
    [few] { $count } أحراز لا تذكرها إلّا قيود مشكوك فيها، وليست هنا. ربّما لم تكن قطّ:
    [many] { $count } حِرزًا لا تذكرها إلّا قيود مشكوك فيها، وليست هنا. ربّما لم تكن قطّ:
   *[other] { $count } حِرز لا تذكرها إلّا قيود مشكوك فيها، وليست هنا. ربّما لم تكن قطّ:
}
verify-advice-erased = ما مُحي وما زال هنا يزول عند أوّل مزامنة مع هذه النسخة (amana sync).
audit-well = النسخة { $copy } سليمة.
audit-wrong = النسخة { $copy } ليست سليمة.
audit-full = قُرئت كلّها: { $read } من { $objects } من الأحراز ({ $size })، وسجلّاتها، وكلّ ملفّ صغير فيها.
audit-sample = قُرئت عيّنة: { $read } من { $objects } من الأحراز ({ $size })، اختيرت بالصدفة بعد فتح النسخة؛ وسجلّاتها، وكلّ ملفّ صغير فيها.
audit-nonce = أجاب حافظها جوابًا صحيحًا عن { $read } من { $objects } من الأحراز ({ $size }).
audit-refused = لا يُعتدّ بالجواب: { $reason }.
audit-misanswered = { $count ->
    [zero] كلّ ما سُئل عنه ثابت: { $reason }
    [one] لم يثبت واحد ممّا سُئل عنه: { $reason }:
    [two] لم يثبت اثنان ممّا سُئل عنه: { $reason }:
    [few] لم تثبت { $count } ممّا سُئل عنه: { $reason }:
    [many] لم يثبت { $count } ممّا سُئل عنه: { $reason }:
   *[other] لم يثبت { $count } ممّا سُئل عنه: { $reason }:
}
audit-shown = { $bad ->
    [zero] لو لم يكن أيّ حِرز تالفًا من { $objects } لما ظهر شيء ({ $percent } من 100).
    [one] لو كان حِرز واحد تالفًا من { $objects } لأظهره هذا في { $percent } حالة من 100.
    [two] لو كان حِرزان تالفين من { $objects } لأظهر ذلك هذا في { $percent } حالة من 100.
    [few] لو كانت { $bad } أحراز تالفة من { $objects } لأظهر ذلك هذا في { $percent } حالة من 100.
    [many] لو كان { $bad } حِرزًا تالفًا من { $objects } لأظهر ذلك هذا في { $percent } حالة من 100.
   *[other] لو كان { $bad } حِرز تالفًا من { $objects } لأظهر ذلك هذا في { $percent } حالة من 100.
}
audit-shown-weight = الأحراز هنا سواء مهما كبرت: لا يقول هذا شيئًا عن عدد البايتات.
audit-behind = { $count ->
    [zero] لا شيء في الطريق.
    [one] واحد ممّا سُئل عنه في الطريق: النسخة متأخّرة. زامن ثمّ دقّق من جديد.
    [two] اثنان ممّا سُئل عنه في الطريق: النسخة متأخّرة. زامن ثمّ دقّق من جديد.
    [few] { $count } ممّا سُئل عنه في الطريق: النسخة متأخّرة. زامن ثمّ دقّق من جديد.
    [many] { $count } ممّا سُئل عنه في الطريق: النسخة متأخّرة. زامن ثمّ دقّق من جديد.
   *[other] { $count } ممّا سُئل عنه في الطريق: النسخة متأخّرة. زامن ثمّ دقّق من جديد.
}
audit-unjudged = { $count ->
    [zero] كلّ ما سُئل عنه سليم هنا.
    [one] واحد ممّا سُئل عنه تالف أو مفقود في هذا الأرشيف، فلا يمكن الحكم على الجواب عنه (amana verify):
    [two] اثنان ممّا سُئل عنه تالفان أو مفقودان في هذا الأرشيف، فلا يمكن الحكم على الجواب عنهما (amana verify):
    [few] { $count } ممّا سُئل عنه تالفة أو مفقودة في هذا الأرشيف، فلا يمكن الحكم على الجواب عنها (amana verify):
    [many] { $count } ممّا سُئل عنه تالفة أو مفقودة في هذا الأرشيف، فلا يمكن الحكم على الجواب عنها (amana verify):
   *[other] { $count } ممّا سُئل عنه تالفة أو مفقودة في هذا الأرشيف، فلا يمكن الحكم على الجواب عنها (amana verify):
}
audit-advice = اترك النسخة كما هي. يصلح amana repair { $copy } ما ينقصها؛ وإن كان حافظها قد أجاب جوابًا كاذبًا فلا تعتمد عليه.
audit-challenged = { $count ->
    [zero] كُتب في { $file } سؤال لا يسأل عن أيّ حِرز. يُعتدّ بالجواب مرّة واحدة، حتى { $expires }.
    [one] كُتب في { $file } سؤال عن حِرز واحد. يُعتدّ بالجواب مرّة واحدة، حتى { $expires }.
    [two] كُتب في { $file } سؤال عن حِرزين. يُعتدّ بالجواب مرّة واحدة، حتى { $expires }.
    [few] كُتب في { $file } سؤال عن { $count } أحراز. يُعتدّ بالجواب مرّة واحدة، حتى { $expires }.
    [many] كُتب في { $file } سؤال عن { $count } حِرزًا. يُعتدّ بالجواب مرّة واحدة، حتى { $expires }.
   *[other] كُتب في { $file } سؤال عن { $count } حِرز. يُعتدّ بالجواب مرّة واحدة، حتى { $expires }.
}
audit-challenged-how = ينفّذ حافظ النسخة هذا في مجلّدها: amana answer { $file } --out answer.json. ثمّ هنا: amana audit COPY --answer answer.json
answer-done = في { $file } جواب عن { $answered } من { $asked } من الأحراز. أعد هذا الملفّ إلى من سأل؛ ليس فيه إلّا بصمات.
act-not-entered = لم يُقيَّد هذا في السجلّ: لا تمكن الكتابة في الأرشيف الآن، أو أنّ عملية أخرى تكتب فيه.
repair-here = هذا الأرشيف
repair-well = { $count ->
    [0] لا شيء يحتاج إلى إصلاح: { $place }.
    [zero] لا شيء يحتاج إلى إصلاح: { $place }.
    [one] عاد كلّ شيء سليمًا في { $place }: أُصلح شيء واحد.
    [two] عاد كلّ شيء سليمًا في { $place }: أُصلح شيئان.
    [few] عاد كلّ شيء سليمًا في { $place }: أُصلحت { $count } أشياء.
    [many] عاد كلّ شيء سليمًا في { $place }: أُصلح { $count } شيئًا.
   *[other] عاد كلّ شيء سليمًا في { $place }: أُصلح { $count } شيء.
}
repair-part = { $count ->
    [zero] لم يتعذّر إصلاح شيء في { $place }.
    [one] تعذّر إصلاح شيء واحد في { $place }.
    [two] تعذّر إصلاح شيئين في { $place }.
    [few] تعذّر إصلاح { $count } أشياء في { $place }.
    [many] تعذّر إصلاح { $count } شيئًا في { $place }.
   *[other] تعذّر إصلاح { $count } شيء في { $place }.
}
repair-unreached = لم يُصلَح { $place }: { $reason }.
repair-mended = أُصلح { $name } من { $source }.
repair-lost = { $name }: { $reason }؛ ولا نسخة ممّا سُئل فيها الصحيح منه.
repair-aside = { $count ->
    [zero] لم يُنحَّ أيّ ملفّ.
    [one] نُحّي ملفّ تالف واحد إلى local/damaged لينظر فيه من يشاء.
    [two] نُحّي ملفّان تالفان إلى local/damaged لينظر فيهما من يشاء.
    [few] نُحّيت { $count } ملفّات تالفة إلى local/damaged لينظر فيها من يشاء.
    [many] نُحّي { $count } ملفًّا تالفًا إلى local/damaged لينظر فيها من يشاء.
   *[other] نُحّي { $count } ملفّ تالف إلى local/damaged لينظر فيها من يشاء.
}
repair-silent = لم يمكن سؤال { $copy }: { $reason }.
repair-advice = أوصِل نسخة أخرى أو اتّصل بها، وسمّها بالخيار --from، ثمّ أعد تنفيذ هذا.
erase-plan = { $count ->
    [zero] لا مادّة تُمحى: { $size } في { $objects }.
    [one] ستُمحى مادّة واحدة: { $size } في { $objects } من الأحراز، ومعها نصوصها وصورها المصغّرة وما قُرئ منها:
    [two] ستُمحى مادّتان: { $size } في { $objects } من الأحراز، ومعهما نصوصهما وصورهما المصغّرة وما قُرئ منهما:
    [few] ستُمحى { $count } موادّ: { $size } في { $objects } من الأحراز، ومعها نصوصها وصورها المصغّرة وما قُرئ منها:
    [many] ستُمحى { $count } مادّة: { $size } في { $objects } من الأحراز، ومعها نصوصها وصورها المصغّرة وما قُرئ منها:
   *[other] ستُمحى { $count } مادّة: { $size } في { $objects } من الأحراز، ومعها نصوصها وصورها المصغّرة وما قُرئ منها:
}
erase-plan-shared = { $count ->
    [zero] لا محتوى يبقى.
    [one] يبقى محتوى واحد، لأنّ لمادّة لم تُذكر البايتات نفسها.
    [two] يبقى محتويان، لأنّ لموادّ لم تُذكر البايتات نفسها.
    [few] تبقى { $count } محتويات، لأنّ لموادّ لم تُذكر البايتات نفسها.
    [many] يبقى { $count } محتوًى، لأنّ لموادّ لم تُذكر البايتات نفسها.
   *[other] يبقى { $count } محتوى، لأنّ لموادّ لم تُذكر البايتات نفسها.
}
erase-plan-for-good = لا رجعة في هذا. ويبقى في الأرشيف دائمًا أنّها كانت هنا، وبأيّ اسم، والسبب الذي تذكره.
erase-plan-copies = تتبع النسخ الأخرى عند مزامنتها مع هذه. أمّا نسخة لا تُزامَن أبدًا، وملفّ استُرجع، ونسخة احتياطية، والمواضع المحرَّرة على القرص، فيبقى فيها ما فيها.
erase-ask = للمحو اكتب أوّل ستّة أرقام من المادّة الأولى، { $word }:
erase-not-done = لم يُمحَ شيء.
erase-done = { $count ->
    [zero] لم تُمحَ أيّ مادّة ({ $size }).
    [one] مُحيت مادّة واحدة ({ $size }).
    [two] مُحيت مادّتان ({ $size }).
    [few] مُحيت { $count } موادّ ({ $size }).
    [many] مُحيت { $count } مادّة ({ $size }).
   *[other] مُحيت { $count } مادّة ({ $size }).
}
erase-objects = { $count ->
    [zero] لم يزُل أيّ حِرز؛ الجديد: { $resealed }.
    [one] زال حِرز واحد؛ وما وجب أن يبقى في أحراز جديدة عددها { $resealed }.
    [two] زال حِرزان؛ وما وجب أن يبقى في أحراز جديدة عددها { $resealed }.
    [few] زالت { $count } أحراز؛ وما وجب أن يبقى في أحراز جديدة عددها { $resealed }.
    [many] زال { $count } حِرزًا؛ وما وجب أن يبقى في أحراز جديدة عددها { $resealed }.
   *[other] زال { $count } حِرز؛ وما وجب أن يبقى في أحراز جديدة عددها { $resealed }.
}
erase-nothing = { $count ->
    [zero] لا شيء يُمحى.
    [one] لم يبقَ هنا شيء من المادّة: مُحيت من قبل.
    [two] لم يبقَ هنا شيء من المادّتين: مُحيتا من قبل.
    [few] لم يبقَ هنا شيء من { $count } موادّ: مُحيت من قبل.
    [many] لم يبقَ هنا شيء من { $count } مادّة: مُحيت من قبل.
   *[other] لم يبقَ هنا شيء من { $count } مادّة: مُحيت من قبل.
}
erase-shared = { $count ->
    [zero] لا محتوى باقٍ.
    [one] يبقى محتوى واحد، لأنّ لمادّة لم تُذكر البايتات نفسها:
    [two] يبقى محتويان، لأنّ لموادّ لم تُذكر البايتات نفسها:
    [few] تبقى { $count } محتويات، لأنّ لموادّ لم تُذكر البايتات نفسها:
    [many] يبقى { $count } محتوًى، لأنّ لموادّ لم تُذكر البايتات نفسها:
   *[other] يبقى { $count } محتوى، لأنّ لموادّ لم تُذكر البايتات نفسها:
}
erase-left = { $count ->
    [zero] أزال القرص كلّ قديم.
    [one] لم يسمح القرص بإزالة حِرز قديم واحد؛ ويُعاد ذلك كلّما كُتب شيء:
    [two] لم يسمح القرص بإزالة حِرزين قديمين؛ ويُعاد ذلك كلّما كُتب شيء:
    [few] لم يسمح القرص بإزالة { $count } أحراز قديمة؛ ويُعاد ذلك كلّما كُتب شيء:
    [many] لم يسمح القرص بإزالة { $count } حِرزًا قديمًا؛ ويُعاد ذلك كلّما كُتب شيء:
   *[other] لم يسمح القرص بإزالة { $count } حِرز قديم؛ ويُعاد ذلك كلّما كُتب شيء:
}
erase-unread = { $count ->
    [zero] قُرئ كلّ قيد.
    [one] تعذّرت قراءة قيد واحد في السجلّات؛ فإن كان قد جاء بالمادّة أيضًا فلم يُمحَ ما جاء به. أصلح أوّلًا ثمّ امحُ من جديد.
    [two] تعذّرت قراءة قيدين في السجلّات؛ فإن كانا قد جاءا بالمادّة أيضًا فلم يُمحَ ما جاءا به. أصلح أوّلًا ثمّ امحُ من جديد.
    [few] تعذّرت قراءة { $count } قيود في السجلّات؛ فإن كانت قد جاءت بالمادّة أيضًا فلم يُمحَ ما جاءت به. أصلح أوّلًا ثمّ امحُ من جديد.
    [many] تعذّرت قراءة { $count } قيدًا في السجلّات؛ فإن كانت قد جاءت بالمادّة أيضًا فلم يُمحَ ما جاءت به. أصلح أوّلًا ثمّ امحُ من جديد.
   *[other] تعذّرت قراءة { $count } قيد في السجلّات؛ فإن كانت قد جاءت بالمادّة أيضًا فلم يُمحَ ما جاءت به. أصلح أوّلًا ثمّ امحُ من جديد.
}
erase-copies-next = زامن الآن: ما زالت المادّة في النسخ الأخرى حتى ذلك الحين.
restore-erased = { $count ->
    [zero] لا ملفّ ممحوًّا.
    [one] ملفّ واحد محاه أمين؛ يبيّن amana show متى ولماذا.
    [two] ملفّان محاهما أمين؛ يبيّن amana show متى ولماذا.
    [few] { $count } ملفّات محاها أمين؛ يبيّن amana show متى ولماذا.
    [many] { $count } ملفًّا محاها أمين؛ يبيّن amana show متى ولماذا.
   *[other] { $count } ملفّ محاها أمين؛ يبيّن amana show متى ولماذا.
}
field-erased-at = في
field-erased-by = محاها
show-erased = مُحيت
progress-audit = جارٍ التدقيق
progress-repair = جارٍ الإصلاح
progress-erase = جارٍ المحو
interrupted-audit = توقّف. لم يتغيّر شيء، والتدقيق غير مقيَّد في السجلّ.
interrupted-repair = توقّف. ما أُصلح فقد أُصلح؛ أعد الأمر نفسه فيتابع من حيث وقف.
interrupted-erase = توقّف. إمّا أنّ كلّ ذلك مُحي وإمّا أنّ شيئًا منه لم يُمحَ: يبيّن amana show أيّهما.

copy-fetched = الأرشيف في { $path }: { $count ->
    [zero] بلا أحراز
    [one] حِرز واحد
    [two] حِرزان
    [few] { $count } أحراز
    [many] { $count } حِرزًا
   *[other] { $count } حِرز
} ({ $size }).
copy-fetched-part = لم يمكن جلب الأرشيف كلّه. ما جُلب في { $path }: { $count ->
    [zero] بلا أحراز
    [one] حِرز واحد
    [two] حِرزان
    [few] { $count } أحراز
    [many] { $count } حِرزًا
   *[other] { $count } حِرز
} ({ $size }).
copy-fetched-next = افتحه بمفتاح ثمّ انظر amana device list وamana keys list: فهو حتى ذلك كما قالت تلك النسخة.
copy-fetched-advice = أعد الأمر نفسه، أو أضف نسخة أخرى هناك بـ amana copy add ثمّ نفّذ amana sync.
sync-read = { $count ->
    [zero] لم يُقرأ أيّ نصّ.
    [one] قُرئ نصّ واحد، والبحث يجده الآن.
    [two] قُرئ نصّان، والبحث يجدهما الآن.
    [few] قُرئت { $count } نصوص، والبحث يجدها الآن.
    [many] قُرئ { $count } نصًّا، والبحث يجدها الآن.
   *[other] قُرئ { $count } نصّ، والبحث يجدها الآن.
}

# الأحكام

judged-same = { $one } و{ $other } شيء واحد.
judged-same-before = قيل من قبل إنّ { $one } و{ $other } شيء واحد.
judged-different = { $one } و{ $other } ليسا شيئًا واحدًا.
judged-different-before = قيل من قبل إنّ { $one } و{ $other } ليسا شيئًا واحدًا.
judged-undo = للرجوع عنه: amana undo { $assertion }
undone = لم يعد يقال في { $subject }: { $prop } { $value }
undone-undo = عاد قائمًا ما رُجع عنه في { $subject } ({ $prop }).
undone-back = لإعادته: amana undo { $assertion }

# الوصف

described = قيل في { $id }:
described-new = جديد، معرّفه { $id }:
described-dry = لم يتغيّر شيء: هذا ما كان سيقال.
change-said = { $prop }: { $value }
change-replaced = { $prop }: { $value }، بدل { $before }
change-withdrawn = { $prop }: سُحب { $before }
change-unchanged = { $prop }: { $value }، كما كان
known-fallen = لم يعد يقال
known-more = { $count ->
    [zero] لا إفادات غير قائمة
    [one] إفادة واحدة لم تعد قائمة: --all
    [two] إفادتان لم تعودا قائمتين: --all
    [few] { $count } إفادات لم تعد قائمة: --all
    [many] { $count } إفادة لم تعد قائمة: --all
   *[other] { $count } إفادة لم تعد قائمة: --all
}
known-nobody = بلا اسم
known-note = ملاحظة: { $note }
known-basis = من { $item }
known-basis-note = من خارج الأرشيف: { $note }
known-basis-span = من { $item }: «{ $words }»
known-basis-time = من { $item }، الثواني { $since } إلى { $until }
known-basis-region = من { $item }، عند { $region }
confidence-certain = مؤكّد
confidence-likely = مرجَّح
confidence-possible = ممكن
confidence-doubtful = مشكوك فيه
schema-added = حُفظ، ويُستعمل من الآن: { $name }
schema-one = واحدة
schema-many = أيّ عدد
schema-types = أنواع الأشياء: يبيّن amana schema show TYPE ما يمكن أن يقال في نوع.
known-nameless = بلا اسم
known-clash = قيل إنّه نفسه ({ $same }) وقيل إنّه غيره ({ $different }): فلم يُجمعا.
show-said = ما قيل فيه
show-resting = إفادات تستند إليه: { $count }، وأشياء أخرى تتكلّم عنها: { $things }

# قوائم الأشياء

things-count = المجموع: { $count }
things-more = وبقي { $count }: --limit N
things-known = معروف
things-proposed = يُذكر ولم يؤكَّد
things-texts = النصوص: { $count }
show-mention = لم يقل أحد فيه شيئًا بعد: هذا ما تسمّيه النصوص باسم واحد. ويعطي amana witness مع الاسم ما يُنقل من كلامه.

# القوائم

rows-created = الصفّ { $row }، جديد { $type } { $id }:
rows-updated = الصفّ { $row }، { $type } { $id }:
rows-refused = تُرك الصفّ { $row }:
rows-refused-cell = { $column }، { $value }: { $reason }
rows-no-property = لا خاصّية هنا تسع { $place } (القيم: { $count }).
rows-done = الجديد: { $created }. ما تغيّر: { $updated }. كما كان: { $unchanged }. صفوف تُركت: { $refused }. الإفادات: { $assertions }.
exported = { $path }: الأشياء { $things }، القيم { $values }
exported-doubted = قيم مشكوك فيها تبقى هنا: { $count }.
exported-nothing = لم يُقل في شيء شيء بعد.
progress-describing = الوصف
texts-wait = بعض النصوص لم تُقرأ بعد، فليس ما تقوله في هذا. لقراءتها: amana rebuild
serve-ready = غرفة القراءة مفتوحة: اتبع الرابط أعلاه في متصفّح على هذا الجهاز. الرابط يفتح مرّة واحدة. أنهِ العمل بالضغط على Ctrl-C.
serve-ended = أُغلقت غرفة القراءة.
