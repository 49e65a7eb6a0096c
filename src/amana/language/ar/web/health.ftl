# الحال: ما يلزم الآن، والنسخ، والسجلّات، ومن يفتح الأرشيف، وما تعذّرت قراءته.

web-health-lead = هل يبقى هذا الأرشيف إن ضاع هذا الجهاز، وما يلزم ليبقى. لا يُسأل أحد: يُقال هذا ممّا هو هنا.
web-health-next = ما يلزم الآن
web-health-well = لا شيء يلزم الآن.
web-health-command = في سطر الأوامر:
web-health-step-faults = { $count ->
    [zero] لا قيد تعذّر أخذه إلى الفهرس.
    [one] قيد واحد في السجلّات تعذّر أخذه إلى الفهرس. أعد بناء الفهرس.
    [two] قيدان في السجلّات تعذّر أخذهما إلى الفهرس. أعد بناء الفهرس.
    [few] { $count } قيود في السجلّات تعذّر أخذها إلى الفهرس. أعد بناء الفهرس.
    [many] { $count } قيدًا في السجلّات تعذّر أخذها إلى الفهرس. أعد بناء الفهرس.
   *[other] { $count } قيد في السجلّات تعذّر أخذها إلى الفهرس. أعد بناء الفهرس.
}
web-health-step-copy-unsound = وُجدت النسخة { $copy } غير سليمة في { $audited }. أصلحها من هنا.
web-health-step-suspect-devices = { $count ->
    [zero] لا جهاز مشكوك فيه: { $devices }.
    [one] ما قيّده { $devices } مشكوك فيه. انظر لماذا، وقل هل يُعتدّ به.
    [two] ما قيّده جهازان مشكوك فيه: { $devices }. انظر لماذا، وقل بأيّهما يُعتدّ.
    [few] ما قيّدته { $count } أجهزة مشكوك فيه: { $devices }. انظر لماذا، وقل بأيّها يُعتدّ.
    [many] ما قيّده { $count } جهازًا مشكوك فيه: { $devices }. انظر لماذا، وقل بأيّها يُعتدّ.
   *[other] ما قيّده { $count } جهاز مشكوك فيه: { $devices }. انظر لماذا، وقل بأيّها يُعتدّ.
}
web-health-step-no-copy = لا توجد نسخة: إن ضاع هذا القرص ضاع كلّ شيء. اجعل للأرشيف مكانًا ثانيًا.
web-health-step-copy-never = لم يُعطَ شيء بعد للنسخة { $copy }.
web-health-step-copy-lacking = { $count ->
    [zero] لا ينقص النسخة { $copy } شيء.
    [one] ينقص النسخة { $copy } حِرز واحد.
    [two] ينقص النسخة { $copy } حِرزان.
    [few] ينقص النسخة { $copy } { $count } أحراز.
    [many] ينقص النسخة { $copy } { $count } حِرزًا.
   *[other] ينقص النسخة { $copy } { $count } حِرز.
}
web-health-step-copy-old = { $days ->
    [zero] جاء شيء منذ أُعطيت النسخة { $copy } آخر مرّة اليوم ({ $synced }).
    [one] جاء شيء منذ أُعطيت النسخة { $copy } آخر مرّة قبل يوم ({ $synced }).
    [two] جاء شيء منذ أُعطيت النسخة { $copy } آخر مرّة قبل يومين ({ $synced }).
    [few] جاء شيء منذ أُعطيت النسخة { $copy } آخر مرّة قبل { $days } أيّام ({ $synced }).
    [many] جاء شيء منذ أُعطيت النسخة { $copy } آخر مرّة قبل { $days } يومًا ({ $synced }).
   *[other] جاء شيء منذ أُعطيت النسخة { $copy } آخر مرّة قبل { $days } يوم ({ $synced }).
}
web-health-step-never-audited = لم تُدقّق النسخة { $copy } قطّ: لا أحد يعرف هل هي كاملة.
web-health-step-audit-old = { $days ->
    [zero] دُقّقت النسخة { $copy } آخر مرّة اليوم ({ $audited }).
    [one] دُقّقت النسخة { $copy } آخر مرّة قبل يوم ({ $audited }).
    [two] دُقّقت النسخة { $copy } آخر مرّة قبل يومين ({ $audited }).
    [few] دُقّقت النسخة { $copy } آخر مرّة قبل { $days } أيّام ({ $audited }).
    [many] دُقّقت النسخة { $copy } آخر مرّة قبل { $days } يومًا ({ $audited }).
   *[other] دُقّقت النسخة { $copy } آخر مرّة قبل { $days } يوم ({ $audited }).
}
web-health-step-one-custodian = مفتاح واحد فقط يفتح هذا الأرشيف. إن ضاع لم يفتحه أحد بعدها: اصنع بطاقات كلمات، أو أضف أمينًا.
web-health-step-unnamed-custodians = { $count ->
    [zero] لا مفتاح مجهول الصاحب.
    [one] مفتاح واحد يفتح هذا الأرشيف ولا أحد يعرف لمن هو.
    [two] مفتاحان يفتحان هذا الأرشيف ولا أحد يعرف لمن هما.
    [few] { $count } مفاتيح تفتح هذا الأرشيف ولا أحد يعرف لمن هي.
    [many] { $count } مفتاحًا تفتح هذا الأرشيف ولا أحد يعرف لمن هي.
   *[other] { $count } مفتاح تفتح هذا الأرشيف ولا أحد يعرف لمن هي.
}
web-health-step-timestamp-wrong = { $count ->
    [zero] كلّ أختام { $device } صحيحة.
    [one] ختم زمنيّ أو توقيع مشارك واحد لسجلّ { $device } غير صحيح.
    [two] اثنان من الأختام الزمنيّة والتواقيع المشاركة لسجلّ { $device } غير صحيحين.
    [few] { $count } من الأختام الزمنيّة والتواقيع المشاركة لسجلّ { $device } غير صحيحة.
    [many] { $count } من الأختام الزمنيّة والتواقيع المشاركة لسجلّ { $device } غير صحيحة.
   *[other] { $count } من الأختام الزمنيّة والتواقيع المشاركة لسجلّ { $device } غير صحيحة.
}
web-health-step-no-timestamp = لا طرف خارجيّ يشهد متى كان أيّ شيء هنا. اطلب أختامًا زمنيّة: من تُطلب منه يرى بصمة وعنوان هذا الجهاز.
web-health-step-timestamp-old = { $days ->
    [zero] لم يُعرض ما قيّده { $device } اليوم على طرف خارجيّ. القيود منذ ذلك: { $entries }.
    [one] لم يُعرض ما قيّده { $device } منذ يوم على طرف خارجيّ. القيود منذ ذلك: { $entries }.
    [two] لم يُعرض ما قيّده { $device } منذ يومين على طرف خارجيّ. القيود منذ ذلك: { $entries }.
    [few] لم يُعرض ما قيّده { $device } منذ { $days } أيّام على طرف خارجيّ. القيود منذ ذلك: { $entries }.
    [many] لم يُعرض ما قيّده { $device } منذ { $days } يومًا على طرف خارجيّ. القيود منذ ذلك: { $entries }.
   *[other] لم يُعرض ما قيّده { $device } منذ { $days } يوم على طرف خارجيّ. القيود منذ ذلك: { $entries }.
}
web-health-step-unread = { $count ->
    [zero] لا مادّة تنتظر القراءة.
    [one] مادّة واحدة لم تُقرأ بعد: لا يمكن البحث في نصّها.
    [two] مادّتان لم تُقرآ بعد: لا يمكن البحث في نصّيهما.
    [few] { $count } موادّ لم تُقرأ بعد: لا يمكن البحث في نصوصها.
    [many] { $count } مادّة لم تُقرأ بعد: لا يمكن البحث في نصوصها.
   *[other] { $count } مادّة لم تُقرأ بعد: لا يمكن البحث في نصوصها.
}
web-health-step-failures = { $count ->
    [zero] لا مادّة تعذّرت قراءتها.
    [one] مادّة واحدة تعذّرت قراءتها أو قراءة بعضها. والمادّة نفسها محفوظة كاملة.
    [two] مادّتان تعذّرت قراءتهما أو قراءة بعضهما. والمادّتان محفوظتان كاملتين.
    [few] { $count } موادّ تعذّرت قراءتها أو قراءة بعضها. والموادّ نفسها محفوظة كاملة.
    [many] { $count } مادّة تعذّرت قراءتها أو قراءة بعضها. والموادّ نفسها محفوظة كاملة.
   *[other] { $count } مادّة تعذّرت قراءتها أو قراءة بعضها. والموادّ نفسها محفوظة كاملة.
}
web-health-unread-list = أيّها
web-health-failures-list = أيّها، ولماذا
web-health-do-read = اقرأ الآن
web-health-do-sync = زامن
web-health-do-audit = دقّق
web-health-do-read-again = أعد القراءة
web-health-do-verify = تحقّق
web-health-copies = النسخ
web-health-copies-about = أماكن يُحفظ فيها الأرشيف كلّه أيضًا. المزامنة تعطي النسخة ما ينقصها، والتدقيق يقرؤها ويثبت أنّها كاملة.
web-health-copies-none = لا توجد نسخة بعد: الأرشيف على هذا الجهاز وحده.
web-health-copies-how = تُعمل النسخة على خادوم (SFTP أو WebDAV أو S3)، ولو كان عند من لا يحقّ له أن يقرأها، في سطر الأوامر:
web-health-copy-new = اعمل نسخة في مجلّد
web-health-copy-name = بمَ تسمّيها: القرص الأزرق
web-health-copy-folder = مجلّد فارغ على قرص آخر
web-health-copy-folder-help = صِل القرص، وأنشئ عليه مجلّدًا فارغًا، واكتب هنا مساره كاملًا:
web-health-copy-make = اعمل النسخة
web-health-copies-empty = { $count ->
    [zero] لا نسخ.
    [one] نسخة واحدة، لم يُعطَ لها شيء بعد.
    [two] نسختان، لم يُعطَ لهما شيء بعد.
    [few] { $count } نسخ، لم يُعطَ لها شيء بعد.
    [many] { $count } نسخة، لم يُعطَ لها شيء بعد.
   *[other] { $count } نسخة، لم يُعطَ لها شيء بعد.
}
web-health-copies-line = { $count ->
    [zero] لا نسخ ({ $day }).
    [one] نسخة واحدة، وآخر ما أُعطيت كان في { $day }.
    [two] نسختان، وآخر ما أُعطيتا كان في { $day }.
    [few] { $count } نسخ، وآخر ما أُعطيت كان في { $day }.
    [many] { $count } نسخة، وآخر ما أُعطيت كان في { $day }.
   *[other] { $count } نسخة، وآخر ما أُعطيت كان في { $day }.
}
web-health-copy = النسخة
web-health-given = آخر ما أُعطيت
web-health-audited = آخر تدقيق
web-health-do = افعل
web-health-kit = حقيبة التقاط
web-health-elsewhere = معروفة من جهاز آخر
web-health-never = لم يحدث قطّ
web-health-lacking = { $count ->
    [zero] لم يكن ينقصها شيء
    [one] كان ينقصها حِرز واحد
    [two] كان ينقصها حِرزان
    [few] كان ينقصها { $count } أحراز
    [many] كان ينقصها { $count } حِرزًا
   *[other] كان ينقصها { $count } حِرز
}
web-health-sound = كاملة
web-health-unsound = غير سليمة
web-health-verify = افحص كلّ حِرز وكلّ سجلّ في هذا الأرشيف هنا، دون أيّ مفتاح:
web-health-logs = السجلّات
web-health-logs-about = لكلّ جهاز سجلّ لا يمكن إلّا أن يزيد، ونقطة تثبيته هي حاله الموقّعة. من رأى نقطة تثبيت من الخارج استطاع أن يبيّن لاحقًا أنّ شيئًا قبلها لم يُغيَّر.
web-health-log-device = الجهاز
web-health-entries = القيود
web-health-last = آخر قيد
web-health-outsiders = أطراف خارجية
web-health-this-machine = هذا الجهاز
web-health-device = الجهاز { $device }
web-health-outside = { $size ->
    [zero] لا قيود كانت موجودة في موعد لا يتجاوز { $day }، كما يقول { $by } ({ $kinds })
    [one] قيد واحد كان موجودًا في موعد لا يتجاوز { $day }، كما يقول { $by } ({ $kinds })
    [two] قيدان كانا موجودين في موعد لا يتجاوز { $day }، كما يقول { $by } ({ $kinds })
    [few] { $size } قيود كانت موجودة في موعد لا يتجاوز { $day }، كما يقول { $by } ({ $kinds })
    [many] { $size } قيدًا كانت موجودة في موعد لا يتجاوز { $day }، كما يقول { $by } ({ $kinds })
   *[other] { $size } قيد كانت موجودة في موعد لا يتجاوز { $day }، كما يقول { $by } ({ $kinds })
}
web-health-outside-waits = طُلب ختم زمنيّ ولم يكتمل بعد
web-health-outside-none = لا طرف خارجيّ يشهد له
web-health-outside-rfc3161 = ختم جهة مختصّة
web-health-outside-opentimestamps = أختام OpenTimestamps
web-health-outside-cosignature = توقيع مشارك
web-health-doubt-forked = مشكوك فيه: حالتان له متناقضتان
web-health-doubt-lost = { $entries ->
    [zero] أُعلن ضياعه: لا يُعتدّ بشيء منه
    [one] أُعلن ضياعه: يُعتدّ بأوّل قيد فيه فقط
    [two] أُعلن ضياعه: يُعتدّ بأوّل قيدين فيه فقط
    [few] أُعلن ضياعه: يُعتدّ بأوّل { $entries } قيود فيه فقط
    [many] أُعلن ضياعه: يُعتدّ بأوّل { $entries } قيدًا فيه فقط
   *[other] أُعلن ضياعه: يُعتدّ بأوّل { $entries } قيد فيه فقط
}
web-health-doubt-not-admitted = مشكوك فيه: لم يعتمده أيّ أمين
web-health-custodians = من يفتح الأرشيف
web-health-custodians-about = كلّ مفتاح من هذه يفتح الأرشيف كلّه. وبطاقات الكلمات مفتاح واحد يحمله عدّة أشخاص معًا.
web-health-cards = بطاقات كلمات
web-health-unnamed = { $count ->
    [zero] لا مفتاح مجهول الصاحب
    [one] مفتاح واحد لا أحد يعرف لمن هو
    [two] مفتاحان لا أحد يعرف لمن هما
    [few] { $count } مفاتيح لا أحد يعرف لمن هي
    [many] { $count } مفتاحًا لا أحد يعرف لمن هي
   *[other] { $count } مفتاح لا أحد يعرف لمن هي
}
web-health-rehearse = لا يُعرف هل ما زالت بطاقات الكلمات تفتحه إلّا بالتجربة؛ والتجربة لا تقيّد شيئًا، فلا يمكن قولها هنا:
web-health-rest = انظر أيضًا
web-health-failed = { $count ->
    [0] كلّ ما قُرئ أمكنت قراءته
    [zero] كلّ ما قُرئ أمكنت قراءته
    [one] مادّة واحدة تعذّرت قراءتها أو قراءة بعضها
    [two] مادّتان تعذّرت قراءتهما أو قراءة بعضهما
    [few] { $count } موادّ تعذّرت قراءتها أو قراءة بعضها
    [many] { $count } مادّة تعذّرت قراءتها أو قراءة بعضها
   *[other] { $count } مادّة تعذّرت قراءتها أو قراءة بعضها
}
web-health-machine = ما يقدر عليه هذا الجهاز
web-health-machine-about = أيّ القارئات والبرامج موجود، والصندوق الذي تُقرأ فيه الملفّات، والساعة، والقرص.
web-health-jobs = أعمال في الخلفيّة
web-health-faults = { $count ->
    [zero] لا خلل في الفهرس
    [one] خلل واحد في الفهرس
    [two] خللان في الفهرس
    [few] { $count } مواضع خلل في الفهرس
    [many] { $count } موضع خلل في الفهرس
   *[other] { $count } موضع خلل في الفهرس
}
web-health-failures = ما تعذّرت قراءته
web-health-failures-about = كلّ مادّة محفوظة كاملة كما وردت. سطر لكلّ قراءة أخفقت أو لم تكتمل.
web-health-failures-none = كلّ ما قُرئ أمكنت قراءته.
web-health-failures-most = { $count ->
    [zero] لا شيء في القائمة.
    [one] تُعرض الأولى فقط.
    [two] تُعرض الأوليان فقط.
    [few] تُعرض أوّل { $count } فقط.
    [many] تُعرض أوّل { $count } فقط.
   *[other] تُعرض أوّل { $count } فقط.
}
web-health-reader = القارئ: { $reader }
