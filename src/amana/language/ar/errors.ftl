# جملة وإرشاد لكلّ رمز خطأ، ولكلّ وجه يكون فيه سطر الأوامر غير صحيح.

fault = حدث خلل غير متوقَّع{ GIVEN($kind) ->
    [yes] {" "}({ $kind })
   *[no] {""}
}. كلّ ما أُعلن حفظه محفوظ.
    .hint = أعد تشغيل الأمر نفسه. فإن تكرّر الخلل فإنّ AMANA_TRACEBACK=1 يبيّن موضعه؛ أخبر به من فضلك صانعي أمانة.

# استعمال غير صحيح

wrong-usage = لا يمكن تنفيذ ما طُلب على هذا الوجه{ GIVEN($reason) ->
    [yes] : { $reason }
   *[no] {""}
}.
    .hint = راجع { $program } --help.
usage-no-such-command = لا يوجد أمر اسمه { $given }.
    .hint = { GIVEN($near) ->
        [yes] هل تقصد { $near }؟ كلّ الأوامر في: amana --help
       *[no] كلّ الأوامر في: amana --help
    }
usage-no-such-option = لا يوجد خيار اسمه { $given }.
    .hint = { GIVEN($near) ->
        [yes] هل تقصد { $near }؟ كلّ الخيارات في: { $program } --help
       *[no] كلّ الخيارات في: { $program } --help. أمّا ما يبدأ بشرطة وليس خيارًا فيوضع بعد -- أو مع غيره بين علامتي اقتباس.
    }
usage-missing = ينقص { $expected }.
    .hint = راجع { $program } --help.
usage-not-a-folder = { $given } ليس مجلّدًا.
    .hint = سمِّ مجلّدًا موجودًا: { $program } Inbox
usage-too-many = ما يأتي زائد على ما يأخذه { $program }: { $given }
    .hint = راجع { $program } --help. والاسم الذي فيه مسافات يوضع بين علامتي اقتباس.
usage-needs-value = يجب أن تأتي قيمة بعد { $given }.
    .hint = راجع { $program } --help.
usage-not-a-choice = لا تصحّ هذه القيمة للخيار { $given }.
    .hint = القيم الممكنة: { $near }
usage-not-a-number = يجب أن تكون قيمة { $given } عددًا صحيحًا لا يقلّ عن { $least }.
    .hint = مثلًا: { $given } 20
usage-query-and-jsonl = لا يجتمع استعلام مع --jsonl.
    .hint = مع --jsonl تُقرأ الاستعلامات من stdin؛ احذف الاستعلام أو احذف --jsonl.
usage-files-and-jsonl = لا تجتمع الملفّات و--jsonl.
    .hint = مع --jsonl تُقرأ النصوص من الدخل القياسي؛ فاترك الملفّات أو --jsonl.
usage-audit-one-way = لا تجتمع --nonce و--challenge و--answer، ولا يجتمع --sample مع --answer.
    .hint = يسأل التدقيق الواحد بطريقة واحدة: انظر { $program } --help.
usage-erase-needs-yes = لا طرفية يُسأل عليها، وما يُمحى لا يعود.
    .hint = أضف --yes إن كنت متيقّنًا.
usage-not-understood = لم يُفهم سطر الأوامر: { $reason }
    .hint = راجع { $program } --help.
recipient-unreadable = { $recipient } ليس مستلِمًا من مستلِمي age: { $reason }.
    .hint = المستلِم مفتاح عامّ يبدأ بـ age1. انسخه مرّة أخرى كاملًا.
identity-unreadable = { GIVEN($file) ->
    [yes] الملفّ { $file } ليس ملفّ هوية يمكن قراءته: { $reason }.
   *[no] ليست هذه هوية يمكن قراءتها: { $reason }.
}
    .hint = اذكر الملفّ الذي أنشأه amana init، أو ملفًّا أنشأه age-keygen.
custodian-exists = هناك أمين اسمه { $name } من قبل، ومفتاحه العامّ { $recipient }.
    .hint = انظر amana keys list. لكلّ شخص هنا اسم واحد ومفتاح عامّ واحد.
custodian-unknown = لا يُعرف أمين باسم { $name }.
    .hint = انظر الأسماء في amana keys list. والمغلّف الذي لا يذكره أيّ قيد يُزال بـ amana keys remove مع مساره، ثمّ يمكن أن يُضاف صاحبه من جديد.
last-custodian = { $name } هو الأمين الوحيد: من دونه لن يستطيع أحد فتح ما سيأتي.
    .hint = أضف أمينًا آخر أوّلًا بـ amana keys add.
name-unusable = « { $name } » لا يصلح اسمًا هنا.
    .hint = الاسم سطر واحد لا يزيد على 80 حرفًا.
device-exists = هناك جهاز اسمه { $name } من قبل.
    .hint = اختر اسمًا آخر: لكلّ جهاز اسمه، كي يمكن تسميته إن ضاع.
device-unknown = لا يعرف الأرشيف جهازًا اسمه { $device }.
    .hint = انظر الأسماء والمعرّفات في amana device list.
kit-cannot = هذه حقيبة التقاط: تُضيف ولا تستطيع غير ذلك ({ $verb })، إذ لا شيء هنا يفتح ما أُضيف.
    .hint = احملها إلى من يحفظ الأرشيف؛ وأمر amana sync يأخذ ما فيها.
identity-exists = الملفّ { $file } موجود من قبل.
    .hint = اذكر ملفًّا آخر بالخيار --identity-out. لا يُكتب فوق ملفّ هوية أبدًا.
identity-inside = الملفّ { $file } يقع داخل أرشيف: { $path }.
    .hint = لا توضع هوية داخل أرشيف أبدًا: نسخ الأرشيف تنتقل من يد إلى يد، والهوية تفتحها. اذكر ملفًّا في مكان آخر بالخيار --identity-out.
passphrase-file-unreadable = لا يمكن استعمال ملفّ عبارة المرور { $file }: { $reason }.
    .hint = يجب أن يحوي عبارة المرور وحدها، في سطر واحد بترميز UTF-8.
query-unreadable = تعذّر فهم الاستعلام{ GIVEN($query) ->
    [yes] {" "}({ $query })
   *[no] {""}
}: { $reason }.
    .hint = اذكر كلمة واحدة على الأقلّ ممّا تبحث عنه.
filter-unusable = لا يُضيَّق البحث بـ { $filter } «{ $value }»: { $reason }.
    .hint = { GIVEN($known) ->
        [yes] الموجود: { $known }.
       *[no] دعه، أو اذكر أقلّ.
    }
destination-unusable = لا يمكن وضع شيء في { $path }: { $reason }
    .hint = سمِّ مجلدًا في مكان آخر، جديدًا أو فارغًا.
line-unreadable = لا نصّ يُقرأ في السطر { $line }: { $reason }.
    .hint = كلّ سطر كائن JSON واحد فيه "id" و"text"، وكذلك "published" و"language" حيث يُعرفان.
places-unreadable = لا يصلح { $path } قائمةَ أماكن{ GIVEN($line) ->
    [yes] ، السطر { $line }
   *[no] {""}
}: { $reason }.
    .hint = في كلّ سطر ثماني خانات تفصل بينها علامات جدولة: المعرّف، الاسم بالإنكليزية، الاسم بالعربية، تهجئات أخرى يفصل بينها |، النوع، خطّ العرض، خطّ الطول، ما يقع فيه المكان. يجوز أن تكون الخانات فارغة ما عدا المعرّف واسمًا واحدًا.
date-unreadable = قيمة --{ $option } ليست تاريخًا: { $date }
    .hint = اكتب 2016 أو 2016-12 أو 2016-12-15 أو 2016-12-15T08:30:00Z. وما يُعرف بدقّة أقلّ يمكن قوله بالخيار --note.
item-unknown = لا توجد مادّة معرّفها { $item }.
    .hint = يعرض amana list و amana search معرّفات الموادّ.
assertion-unknown = لا توجد إفادة معرّفها { $assertion }.
    .hint = يسرد amana show مع معرّف ما قيلت فيه الإفاداتِ، ولكلّ إفادة معرّفها.
assertion-ambiguous = عدّة إفادات يبدأ معرّفها بـ { $assertion }.
    .hint = اكتب مزيدًا من المعرّف.
assertion-fallen = لم تعد الإفادة { $assertion } قائمة: { $by }.
    .hint = لإعادتها تراجَع عمّا حلّ محلّها.
judgement-refused = لا يمكن الحكم على { $one } و{ $other }: { $reason }.
    .hint = يبيّن amana show مع كلّ معرّف ما هو.
judgement-clash = قال أحد عكس ذلك في { $one } و{ $other }، وقوله قائم في الإفادة { $assertion }.
    .hint = إن كان مخطئًا فاكتب amana undo { $assertion } ثمّ قل قولك.
basis-unreadable = ليس { $basis } موضعًا في مادّة: { $reason }.
    .hint = اكتب معرّف المادّة ثمّ :من-إلى لحروف نصّها، أو @من-إلى للثواني، أو [x,y,w,h] لصورة.
value-absent = لم تقل شيئًا في { $property } يمكن سحبه.
    .hint = يسرد amana show ما قيل ومن قاله، ويرجع amana undo عن أيّ إفادة، ويسحب --replace ما قاله الجميع.
question-unknown = لا سؤال مفتوحًا معرّفه { $question }.
    .hint = يسرد amana suggest ما هو مفتوح، ولكلّ سؤال معرّفه. وما أُجيب عنه خرج من القائمة.
answer-lacking = لا شيء مقترحًا للسؤال { $question }: يجب أن تُقال خاصّيته { $property }.
    .hint = اكتب: amana review { $question } correct --value { $property }=…
answer-misplaced = ليست { $given } جوابًا عن السؤال { $question }، فهو يسأل عن { $property }.
    .hint = اكتب: amana review { $question } correct --value { $property }=…
usage-nothing-said = لم يُقل فيه شيء.
    .hint = اكتب PROPERTY=VALUE بعد المعرّف؛ ويسرد amana schema show الخصائص.
usage-not-a-saying = { $given } ليس على صورة PROPERTY=VALUE.
    .hint = مثلًا: role=nurse، أو name@ar=نور لاسم بالعربية.
usage-answer-missing = الجواب ناقص.
    .hint = واحد من { $near }.
usage-quote-without-basis = يحتاج الاقتباس إلى المادّة الواحدة التي هو فيها.
    .hint = سمِّها بعد --basis مرّة واحدة.
subject-unknown = لا شيء هنا معرّفه { $id }.
    .hint = تعرض amana people و amana places و amana events و amana groups و amana list المعرّفات.
subject-ambiguous = { $count ->
    [zero] لا شيء يبدأ معرّفه بـ { $id }.
    [one] شيء واحد يبدأ معرّفه بـ { $id }.
    [two] شيئان يبدأ معرّفهما بـ { $id }.
    [few] { $count } أشياء يبدأ معرّفها بـ { $id }.
    [many] { $count } شيئًا يبدأ معرّفه بـ { $id }.
   *[other] { $count } شيء يبدأ معرّفه بـ { $id }.
    }
    .hint = اكتب مزيدًا من المعرّف.
item-ambiguous = { $count ->
    [zero] لا مادّة يبدأ معرّفها بـ { $item }.
    [one] مادّة واحدة يبدأ معرّفها بـ { $item }.
    [two] مادّتان يبدأ معرّفاهما بـ { $item }.
    [few] { $count } موادّ تبدأ معرّفاتها بـ { $item }.
    [many] { $count } مادّة تبدأ معرّفاتها بـ { $item }.
   *[other] { $count } مادّة تبدأ معرّفاتها بـ { $item }.
}
    .hint = اذكر مزيدًا من أوّل المعرّف.
archive-exists = في { $path } أرشيف أو ملفّات أخرى من قبل.
    .hint = اذكر مجلّدًا فارغًا أو غير موجود. وللإيداع في أرشيف قائم استعمل amana add.
record-malformed = { GIVEN($field) ->
    [yes] تعذّرت كتابة قيد أو قراءته بسبب الحقل { $field }: { $reason }.
   *[no] محتواه غير صحيح: { $reason }.
}
    .hint = راجع ما أُعطي لهذا الحقل ثمّ أعطه من جديد.

# تمّ بعضه

not-taken-in = لم يودَع { $path }: { $reason }.
    .hint = عالج ذلك ثمّ أودعه من جديد؛ كلّ ما عداه محفوظ وباقٍ.
text-unreadable = لا نصّ يمكن قراءته في { $path }: { $reason }.
    .hint = يحفظ amana add أيّ ملفّ كما هو؛ وما تمكن قراءته نصوص وصفحات ويب وملفّات PDF وDOCX.
not-restored = لم يُسترجع { $path }: { $reason }.
    .hint = استُرجع كلّ ما عداه. يبيّن amana verify هل الأرشيف نفسه كامل؛ وقد يكون الناقص هنا في نسخة أخرى.

# تلف أو عبث

damage = شيء ممّا حُفظ لم يعد كما كان.
    .hint = لا تغيّر شيئًا هنا. يبيّن amana verify موضع الخلل؛ وما تلف هنا موجود في كلّ نسخة سليمة.
sealed-damaged = ملفّ مختوم تالف ({ $part }): { $reason }.
    .hint = لا تغيّر شيئًا هنا. يبيّن amana verify الملفّات التالفة؛ وهي موجودة في كلّ نسخة سليمة.
object-missing = الحِرز { $object } مفقود.
    .hint = لا تغيّر شيئًا هنا. يسرد amana verify كلّ مفقود؛ وهو موجود في كلّ نسخة سليمة.
object-damaged = الحِرز { $object } تالف: محتواه لا يطابق اسمه.
    .hint = لا تغيّر شيئًا هنا. يسرد amana verify كلّ تالف؛ وهو موجود في كلّ نسخة سليمة.
log-damaged = سجلّ { $device } ليس كما وقّعه الجهاز: { $reason }.
    .hint = لا تغيّر شيئًا هنا، وقارن بنسخة أخرى: السجلّ لا يكون إلّا في ازدياد، فهذا تلف أو عبث.
log-forked = تشعّب سجلّ الجهاز { $device }: وقّع روايتين له لا تتّفقان. حُفظت الثانية في { $path }.
    .hint = لم يضع شيء: حُفظت الروايتان، وما ليس إلّا في الثانية يظهر موضعَ شكّ. استعمل جهازان مفتاحًا واحدًا، أو سُرق المفتاح؛ فإن سُرق فأعلن ذلك بالأمر amana device lost.
checkpoint-unreadable = تعذّرت قراءة نقطة تثبيت لأحد السجلّات، أو لم يصحّ توقيعها: { $reason }.
    .hint = لا تغيّر شيئًا هنا، وقارن بنسخة أخرى: هذا تلف أو عبث.
note-key-unreadable = تعذّرت قراءة مفتاح أحد السجلّات: { $reason }.
    .hint = لا تغيّر شيئًا هنا، وقارن بنسخة أخرى.
proof-wrong = إثبات لا يثبت ما يقوله: { $reason }.
    .hint = اطلب الإثبات من جديد من نسخة أخرى.
act-unsigned = الإجراء { $act } لم يوقّعه أيّ أمين من أمناء هذا الأرشيف.
    .hint = لا يُعتدّ به. وضعه أحدٌ هنا: تحقّق ممّن يستطيع الكتابة في هذا المجلّد.
content-erased = هذه المادّة محاها أمين.
    .hint = يبيّن amana show متى مُحيت ومن محاها ولماذا. وليست بايتاتها في أيّ نسخة قبلت المحو.
erasure-refused = المحو { $act } لا يُعتدّ به: { $reason }.
    .hint = لم يُمحَ شيء بسببه. تحقّق أيّ جهاز قيّده، ومن يستطيع استعمال ذلك الجهاز.
archive-file-damaged = الملفّ { $path } تالف: { $reason }.
    .hint = انسخ هذا الملفّ وحده من نسخة سليمة من الأرشيف؛ فهو واحد في كلّ النسخ.

# تعذّر الفتح

cannot-open = لا يفتح هذا أيّ مفتاح ممّا أُعطي.
    .hint = اذكر ملفّ هوية آخر بالخيار --identity.
no-identity-matches = { $tried ->
    [zero] لم تُجرَّب أيّ هوية لفتح هذا الأرشيف.
    [one] الهوية التي جُرّبت لا تفتح هذا الأرشيف.
    [two] الهويتان اللتان جُرّبتا لا تفتحان هذا الأرشيف.
    [few] جُرّبت { $tried } هويات، ولا تفتح أيّ منها هذا الأرشيف.
    [many] جُرّبت { $tried } هوية، ولا تفتح أيّ منها هذا الأرشيف.
   *[other] جُرّبت { $tried } هوية، ولا تفتح أيّ منها هذا الأرشيف.
}
    .hint = اذكر ملفّ هوية آخر بالخيار --identity. لا يُفتح الأرشيف إلّا للمستلِمين الذين أُنشئ لهم.
identity-missing = لا بدّ من هوية لفتح { $path }، ولا هوية هنا.
    .hint = اذكر ملفّ الهوية بالخيار --identity أو في AMANA_IDENTITY.
passphrase-wrong = عبارة المرور لا تفتح { $file }.
    .hint = أعد المحاولة: للحروف الكبيرة والمسافات ولغة لوحة المفاتيح أثر.
passphrase-missing = لا بدّ من عبارة مرور لأجل { $file }، ولم تُذكر.
    .hint = تُطلب منك في الطرفية؛ وفي غيرها اذكر ملفًّا يحويها بالخيار --passphrase-file أو في AMANA_PASSPHRASE_FILE.

key-superseded = هذا المفتاح يفتح ما هو أقدم ولم يعد يقرر شيئًا: فقد بدأ العهد { $epoch } من الأرشيف { $path } من دونه.
    .hint = راجع أمينًا من أمناء العهد الحالي.

# ليس أرشيفًا، أو مشغول

not-an-archive = ليس { $path } أرشيفًا، ولا أيّ مجلّد أعلى منه.
    .hint = اذكر الأرشيف بالخيار --archive أو في AMANA_ARCHIVE، أو أنشئ أرشيفًا بالأمر amana init.
archive-busy = عملية أخرى تكتب في الأرشيف { $path }.
    .hint = انتظر حتّى تنتهي ثمّ أعد تشغيل الأمر نفسه. والبحث والتحقّق ممكنان في أثناء ذلك.

# المكان نفسه

disk-fault = رفض القرص { $path }: { $reason }.
    .hint = عالج أمر القرص (المساحة أو الإذن أو الوصلة) ثمّ أعد تشغيل الأمر نفسه: يكمل من حيث توقّف.
recipients-clash = لا يمكن أن يجتمع هؤلاء المستلِمون: { $reason }.
    .hint = احذف من كان منهم من نوع آخر، واذكر واحدًا على الأقلّ.
part-not-had = تعذّر إخراج { $part } من هذه المادّة: { $reason }.
    .hint = هو محفوظ كاملًا داخل المادّة. إن أردته وحده فاستعد المادّة وفُكّها بأداتها، ثمّ أضف ما فيها.
reading-failed = تعذّرت قراءة نصّ هذه المادّة: { $reason }.
    .hint = المادّة نفسها محفوظة كما وردت؛ نصّها وحده غائب عن البحث.
catalogue-unusable = لا يمكن استعمال الفهرس: { $reason }.
    .hint = لم يُمَسّ شيء ممّا حُفظ. يعيد amana rebuild بناء الفهرس.

# التوقيع المشارك

cosign-request-unreadable = هذا ليس طلبًا إلى موقّع مشارك: { $reason }.
    .hint = يُنشئه amana cosign --request في الأرشيف الذي يُراد التوقيع على سجلّه.
cosign-conflict = يبدأ الطلب عند { $found } من القيود، وآخر ما وقّع عليه هذا الموقّع المشارك من { $origin } هو { $expected }.
    .hint = اطلب طلبًا يبدأ عند { $expected } من القيود، أو نسخة من الأرشيف: فمنها يُستخرج الإثبات هنا.
cosigner-missing = لا مفتاح لموقّع مشارك في { $path } بعد.
    .hint = سمِّ الموقّع المشارك بـ --name، مثل --name samira.example/cosigner، فيُنشأ له مفتاح.
cosigner-exists = المفتاح الذي في { $path } هو مفتاح الموقّع المشارك { $name }.
    .hint = اترك --name، أو سمِّ مجلّدًا آخر بـ --key. لا يخدم مفتاح واحد موقّعَين أبدًا.
log-unknown = لم يُطلب من هذا الموقّع المشارك أن يثق بالسجلّ { $origin }.
    .hint = قارن مفتاح السجلّ مع من يحفظ الأرشيف (هو في logs/…/vkey)، ثم سمِّه بـ --trust.
cosigner-refused = لم يوقّع { $address } على { $origin }: { $reason }.
    .hint = اسأل من يديره. ويمكن في أثناء ذلك سؤال موقّعين آخرين.
cosigner-contradicts = رأى { $address } حالة أخرى للسجلّ { $origin }: { $reason }.
    .hint = لا تغيّر شيئًا هنا، وقارن مع الموقّع المشارك ومع النسخ الأخرى: فربّما حُذفت قيود أو غُيّرت.
address-taken = لا يمكن تقديم الخدمة على { $address }: { $reason }.
    .hint = اختر منفذًا آخر بعد --serve، مثل --serve 127.0.0.1:8643.
cosigner-busy = عملية أخرى توقّع الآن بالمفتاح الذي في { $path }.
    .hint = انتظر حتى تنتهي، ثم أعد الأمر نفسه.

# الأختام الزمنية

address-unusable = ليس { $address } عنوان خادم يمكن أن يُسأل.
    .hint = اذكره كاملًا، مثل http://timestamp.example/tsa: بروتوكول http أو https، وبلا كلمة مرور فيه.
roots-unreadable = لم تُقرأ أيّ شهادة جذر من { $file }: { $reason }.
    .hint = اذكر ملفّ PEM فيه شهادات الجذور التي تثق بها، واحدة أو أكثر.
block-header-unreadable = ليس { $header } ترويسة كتلة بيتكوين: { $reason }.
    .hint = اذكر بايتاتها الثمانين بالأرقام الستّ عشرية، أو اسم ملفّ يحويها كذلك. تعرضها مستعرضات الكتل، ويعطيها bitcoin-cli getblockheader HASH false.
unanswered = لم يعطِ { $address } ختمًا زمنيًا: { $reason }.
    .hint = لم يُفقد شيء. أعد السؤال لاحقًا بالأمر amana timestamp --pending.
timestamp-wrong = لا يثبت هذا الختم الزمني ما يقوله: { $reason }.
    .hint = لا قيمة له على حاله. وغيره من أختام نقطة التثبيت نفسها قائم بذاته.

# نسخ في أماكن أخرى

store-url-unreadable = ليس { $url } مكانًا معروفًا هنا لنسخة: { $reason }.
    .hint = اذكر مجلّدًا، أو sftp://user@host/path، أو davs://host/path، أو s3://bucket/path.
sample-unreadable = لا يمكن أن تكون العيّنة « { $given } ».
    .hint = اذكر النسبة من المئة، مثل 5%، أو عدد الأحراز، مثل 200.
challenge-unreadable = الملفّ { $file } ليس سؤال تدقيق يمكن الجواب عنه هنا: { $reason }.
    .hint = خذ الملفّ الذي كتبه amana audit --challenge، وأجب عنه في مجلّد النسخة نفسها.
nonce-needs-folder = لا يمكن سؤال النسخة في { $url } في الحال: ليست على قرص من أقراص هذا الجهاز.
    .hint = اكتب سؤالًا بالأمر amana audit --challenge FILE وأرسله إلى من يحفظ النسخة؛ أو اترك --nonce فتُقرأ النسخة.
answer-unreadable = الملفّ { $file } ليس جوابًا عن سؤال تدقيق: { $reason }.
    .hint = خذ الملفّ الذي كتبه amana answer.
library-missing = يحتاج هذا إلى { $library }، وهي غير مثبّتة.
    .hint = ثبّتها بالأمر: pip install "amana[{ $extra }]"
tiles-unreadable = لا يصلح { $path } خريطةً من مربّعات: { $reason }.
    .hint = أعطِ ملفّ PMTiles (الإصدار 3) فيه صور: PNG أو JPEG أو WebP أو AVIF.
tagger-unusable = لا يمكن تحميل النموذج { $model }: { $reason }.
    .hint = سمِّ مجلّد نموذج موجود على هذا الجهاز، يوافق نسخة المكتبة المثبّتة. لا شيء يُنزَّل.
store-unreachable = تعذّر الوصول إلى { $url }: { $reason }.
    .hint = صِل القرص، أو تحقّق من الاتصال ومن الاسم، ثمّ أعد تشغيل الأمر نفسه: يكمل من حيث توقّف.
store-refused = أمكن الوصول إلى { $url } لكنّه رفض: { $reason }.
    .hint = تحقّق من المساحة فيه وممّا يُسمح لهذا الحساب بفعله هناك، ثمّ أعد تشغيل الأمر نفسه: يكمل من حيث توقّف.
host-key-refused = لم يوثق بخادم SSH المسمّى { $host }: { $reason }. والمفتاح الذي يعرضه هو { $fingerprint }.
    .hint = اسأل من يدير الخادم عن بصمة المفتاح. فإن كانت هذه نفسها، فاتّصل مرّة بالأمر ssh ليُكتب المفتاح في known_hosts.
store-lied = قال { $url } إنّه حفظ { $object }، وهو ليس عنده، أو هو عنده بحجم آخر.
    .hint = لا تعتمد على هذه النسخة. أعد المحاولة مرّة؛ فإن تكرّر ذلك فاحفظ النسخة على قرص آخر أو خادم آخر.
copy-exists = توجد نسخة باسم { $name } في { $url }.
    .hint = سمِّ هذه باسم آخر. يسرد amana copy list النسخ المعروفة هنا.
copy-unknown = لا تُعرف هنا نسخة باسم { $name }.
    .hint = يسرد amana copy list أسماء النسخ، ويضيف amana copy add NAME PLACE نسخة جديدة.
copy-unusable = لا يصلح { $url } نسخةً من هذا الأرشيف: { $reason }.
    .hint = اذكر مجلّدًا فارغًا، أو مجلّدًا فيه نسخة من هذا الأرشيف.
copy-of-another = في { $url } أرشيف آخر: { $found }. وهذا الأرشيف هو { $expected }.
    .hint = لم يتغيّر فيه شيء. تحقّق من أنّه القرص أو المجلّد الصحيح، واجعل لكلّ أرشيف مكانًا خاصًّا به.

# حصص الكلمات والبطاقات

share-unreadable = { GIVEN($card) ->
    [yes] تعذّرت قراءة البطاقة { $card }: { $reason }.
   *[no] ليست هذه الكلمات بطاقة مفتاح: { $reason }.
}
    .hint = قارن بالبطاقة واكتب من جديد، أو اذكر ملفّ نصّ البطاقة. تكفي الأحرف الأربعة الأولى من كلّ كلمة.
split-unusable = لا يمكن تقسيم مفتاح على بطاقات عددها { $shares } ويُفتح بـ { $threshold } منها.
    .hint = يكون عدد البطاقات من 2 إلى 16، ولا يُفتح بأقلّ من بطاقتين. ويناسب الأكثرين أيّ 3 بطاقات من 5.
shares-too-few = البطاقات أقلّ ممّا يلزم: المطلوب { $needed } والمُعطى { $given }.
    .hint = ما دون هذا العدد لا يفتح شيئًا مهما كان حامله. اجمعوا البطاقات الأخرى.
shares-clash = لا تفتح هذه البطاقات معًا. { $cards }: { $reason }.
    .hint = على كلّ بطاقة اسم الأرشيف ورقم المجموعة ورقم البطاقة، فقارنوا بينها. بطاقة من مجموعة قديمة لا تفتح شيئًا مع بطاقات مجموعة أحدث.
shares-open-nothing = تعطي هذه البطاقات مفتاحًا، لكنّه لا يفتح { $path }.
    .hint = قارن اسم الأرشيف ورقمه بما على البطاقات. ومجموعة أُزيل أمينها لا تفتح إلّا نسخًا من قبل ذلك.

usage-calendars-and-none = لا يجتمع --calendar و --no-calendars.
    .hint = اذكر تقاويم، أو لا تسأل أيًّا منها.
usage-header-without-list = الخيار --block-header مع --list فقط.
    .hint = قل amana timestamp --list --block-header HEX.

# Proofs

not-a-proof = { $file } ليس إثباتًا صنعته أمانة: { $reason }.
    .hint = قدّم الملفّ كما سُلّم إليك، كاملًا بلا تغيير. يبدأ الإثبات بالسطر c2sp.org/tlog-proof@v1.
proof-too-large = ما يُراد إظهاره لا يتّسع له إثبات.
    .hint = أظهر حقولًا أقلّ، أو أثبت في الملفّ الواحد موادّ أقلّ.
proof-shows-no-hash = لا يمكن مقارنة { $file }: فالإثبات لا يُظهر بصمة أيّ ملفّ.
    .hint = اطلب إثباتًا يُظهر الحقل sha256.
field-unknown = ليس في أيّ قيد يُراد إثباته حقل { $field }.
    .hint = يمكن إظهار: { $known }
trusted-key-unreadable = ليس { $key } مفتاحًا يمكن الوثوق به: { $reason }.
    .hint = أعطِ مفتاح التحقّق كما ينشره صاحبه، في سطر واحد: اسم، فعلامة زائد، فثمانية أرقام، فعلامة زائد، فالباقي بترميز Base64. أو ملفًّا في كلّ سطر منه مفتاح.

usage-cosign-ways = لا يجتمع هذا كلّه: { $given }.
    .hint = الخيارات --serve و --ask و --request و --keep أربعة سبل؛ اختر واحدًا منها، أو لا تختر شيئًا لتوقّع على ما تسمّيه.
usage-cosign-option = لا يصلح { $given } مع هذا السبيل من التوقيع المشارك.
    .hint = راجع { $program } --help، ففيه ما يصلح مع كلّ سبيل.
usage-not-a-key-text = اسم أو مفتاح ممّا أُعطي غير صحيح: { $reason }.
    .hint = يأخذ --name اسمًا بلا مسافات ولا علامة زائد، مثل samira.example/cosigner. ويأخذ --trust مفتاح سجلّ، و --cosigner مفتاح موقّع مشارك: انسخ السطر كلّه.
usage-cards-nowhere = يجب أن يُذكر أين توضع الكلمات.
    .hint = الخيار --out DIR يكتب بطاقات للطباعة على قرص تتلفه أو في مجلّد في الذاكرة؛ والخيار --show يعرض الكلمات مرّة واحدة لتُنسخ باليد.
usage-cards-missing = لم تُعطَ أيّ بطاقة، ولا أحد يُسأل عنها.
    .hint = اذكر ملفّات نصوص البطاقات، أو أعطِ الكلمات على المدخل القياسي وبين البطاقات سطر فارغ. وفي الطرفية يُسأل عنها.

# check-proof

usage-out-without-script = لا يُكتب شيء بلا --script.
    .hint = قل --script لتأخذ البرنامج الذي يفحص الإثباتات، أو دع -o.

# المخطّطات والقيم والجداول الخاصّة

schema-unreadable = لا يصلح { $path } مخطّطًا{ GIVEN($where) ->
    [yes] ، عند { $where }
   *[no] {""}
}: { $reason }.
    .hint = المخطّط الخاصّ ملفّ TOML يضيف أنواعًا وخصائص وقوائم؛ وفي مرجع المخطّط مثال عليه.
property-unknown = لا توجد خاصّية اسمها { $property }.
    .hint = { GIVEN($near) ->
        [yes] هل تقصد { $near }؟ يسردها مرجع المخطّط كلّها.
       *[no] يسردها مرجع المخطّط كلّها؛ ويمكن أن يضيف إليها ملفّ مخطّط خاصّ.
    }
property-misplaced = ليس لما نوعه { $type } خاصّية { $property }.
    .hint = هي لهذه الأنواع: { $known }
type-unknown = لا يوجد نوع اسمه { $type }.
    .hint = { GIVEN($near) ->
        [yes] هل تقصد { $near }؟ يسردها مرجع المخطّط كلّها.
       *[no] يسردها مرجع المخطّط كلّها.
    }
value-unreadable = لا تصلح { $value } قيمةً للخاصّية { $property }: { $reason }.
    .hint = اكتبها هكذا: { $example }
map-unreadable = لا يبيّن { $path } ما أعمدة الجدول{ GIVEN($where) ->
    [yes] ، عند { $where }
   *[no] {""}
}: { $reason }.
    .hint = خريطة الأعمدة ملفّ TOML؛ وفي مرجع المخطّط مثال عليها.
table-unreadable = لا يُقرأ { $path } جدولًا{ GIVEN($row) ->
    [yes] ، الصفّ { $row }
   *[no] {""}
}{ GIVEN($column) ->
    [yes] ، العمود { $column }
   *[no] {""}
}: { $reason }.
    .hint = احفظه بصيغة CSV وترميز UTF-8، وفي صفّه الأوّل أسماء الأعمدة.
category-unknown = لا عدد يعدّ «{ $category }».
    .hint = { GIVEN($near) ->
        [yes] هل تقصد { $near }؟
       *[no] المعدود هو: { $known }.
    }
entities-unreadable = لا يُقرأ { $path } كيانات FollowTheMoney: { $reason }.
    .hint = أعطِ ملفًّا في كلّ سطر منه كيان واحد بصيغة JSON: id و schema و properties.

# القوائم

usage-list-and-saying = القائمة توصف وحدها.
    .hint = قل --csv مع --map، أو --ftm، مع --dry-run أو بدونه؛ أو PROPERTY=VALUE لشيء واحد.
usage-table-and-map = الجدول وخريطته معًا.
    .hint = قل --csv TABLE --map MAP؛ وفي مرجع المخطّط مثال على الخريطة.
usage-list-without-ftm = --list يكون مع --ftm.
    .hint = قائمة الجدول تُسمّى في خريطته.
usage-export-form = لا بدّ من ذكر الصورة: إحدى اثنتين.
    .hint = قل --csv FOLDER للجداول، أو --ftm FILE لكيانات FollowTheMoney.
usage-authors-without-tables = --authors يكون مع --csv.
    .hint = ليس في كيانات FollowTheMoney مكان لمن يقول كلّ قيمة.
room-locked = غرفة القراءة مقفلة.
    .hint = افتحها من جديد بكلمة مرورك، أو برابط جديد.
link-spent = استُعمل هذا الرابط من قبل، أو أنّه ناقص.
    .hint = الرابط يفتح غرفة القراءة مرّة واحدة. اطلب رابطًا جديدًا حيث يعمل amana serve.
page-unknown = لا صفحة بهذا العنوان: { $path }.
    .hint = عُد إلى البداية، أو ابحث عمّا تريد.
form-unreadable = لم يُفهم ما أُرسل: { $reason }.
    .hint = عُد إلى الوراء، وحمّل الصفحة من جديد، ثمّ حاول مرّة أخرى.
role-lacking = هذا يحتاج إلى صلاحيّة { $needed }، وصلاحيّتك { $role }.
    .hint = اسأل أحد القائمين على هذا الأرشيف.
too-often = محاولات كثيرة في وقت قصير.
    .hint = انتظر { $seconds } ثانية، ثمّ حاول من جديد.
port-unusable = لا يمكن الخدمة على { $host }، المنفذ { $port }: { $reason }.
    .hint = اختر غيره بالخيار --port، أو أنهِ ما يستعمله.
spool-full = لا مكان لما يُرسل: { $reason }.
    .hint = أدخل ما ينتظر أو احذفه، أو أفرغ شيئًا من القرص، ثمّ أرسله من جديد. وما وصل من قبل باقٍ.
upload-broken = لم يصل { $path } كاملًا: { $reason }.
    .hint = أرسله من جديد. لم يُحفظ منه شيء.
upload-path-unusable = لا يصحّ أن يُسمّى ملفّ { $path }: { $reason }.
    .hint = أعطه اسمًا آخر أو ضعه في مجلّد آخر، ثمّ أرسله من جديد.
host-needs-tls = من يخدم { $host } على شبكة يحتاج إلى شهادة ومفتاحها.
    .hint = اذكرهما بالخيارين --certificate FILE و --key FILE؛ ولهذا الجهاز وحده اترك --host.
host-unnamed = { $host } هو كلّ عناوين هذا الجهاز، وليس عنوانًا يُلزَم به متصفّح.
    .hint = أعطِ --host الاسم أو العنوان الذي يكتبه الناس، وهو المذكور في الشهادة.
certificate-unusable = الشهادة والمفتاح لا يصلحان للخدمة: { $file }: { $reason }.
    .hint = أعطِ شهادة بصيغة PEM مع سلسلتها، ومفتاحها الذي يخصّها، بلا كلمة مرور.
accounts-missing = ليس لأحد حساب، فلا يدخل أحد عبر { $host }.
    .hint = افتح الغرفة على هذا الجهاز أوّلًا (amana serve)، وأنشئ الحسابات في صفحتها /accounts.
accounts-damaged = لا يُفتح ما يحفظه هذا الجهاز من حساباته: { $file }.
    .hint = احذف الملفّ لتبدأ بلا حسابات؛ والأرشيف نفسه لم يُمسّ. وإن لم تغيّره أنت فاسأل من يستطيع الكتابة في هذا المجلّد.
account-exists = يوجد حساب باسم { $name }.
    .hint = اختر اسمًا آخر.
account-unknown = لا حساب باسم { $name }.
    .hint = انظر في قائمة الحسابات.
password-weak = كلمة المرور هذه سهلة التخمين: { $reason }.
    .hint = خذ { $least } حرفًا على الأقلّ: أربع كلمات أو خمس لا صلة بينها حسنة وسهلة الحفظ.
sign-in-wrong = الاسم وكلمة المرور لا يتوافقان.
    .hint = حاول من جديد. وإن نسيتها فبوسع أحد القائمين على هذا الأرشيف أن يعطيك كلمة جديدة.
passkey-refused = لم يُقبل مفتاح المرور: { $reason }.
    .hint = حاول من جديد، أو ادخل بكلمة مرورك.
usage-no-copies = لا نسخة لهذا الأرشيف معروفة هنا.
    .hint = اذكر أين تكون: amana copy add NAME PLACE.
usage-nothing-dropped = لم يُفلَت شيء بعد.
    .hint = أفلِت شيئًا، أو اختر ملفّات أو مجلّدًا، وانتظر حتى تصل.
