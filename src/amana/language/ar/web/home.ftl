# البداية: ما هنا، وما ينتظر، وآخر ما جرى.

web-home = البداية
web-home-items = { $count ->
    [zero] لا موادّ، { $size }
    [one] مادّة واحدة، { $size }
    [two] مادّتان، { $size }
    [few] { $count } موادّ، { $size }
    [many] { $count } مادّة، { $size }
   *[other] { $count } مادّة، { $size }
}
web-home-first = لا شيء هنا بعد
web-home-first-lead = أربع خطوات تجعل هذا الأرشيف يدوم:
web-home-first-add = أدخل ملفّات ومجلّدات.
web-home-first-add-how = يُختم كلّ منها كما هو، ويُقال في آخره إنّه حُفظ، أو كان محفوظًا، أو تعذّر حفظه مع السبب. وتبقى الأصول في مكانها.
web-home-first-find = ابحث واقرأ.
web-home-first-find-how = تُقرأ النصوص حين تدخل: فيجدها البحث، ويمتلئ الأشخاص والأماكن والأحداث من تلقاء أنفسهم.
web-home-first-copy = احفظ نسخة في مكان آخر.
web-home-first-copy-how = قرص واحد ليس أرشيفًا. تقول صفحة الحال كيف تُعمل نسخة، وهل هي كاملة.
web-home-first-keys = تأكّد من أنّ غيرك يستطيع فتحه.
web-home-first-keys-how = كلمات على بطاقات عند عدّة أشخاص تفتح الأرشيف حين لا تستطيع أنت. وتقول المساعدة ما هو محميّ وما ليس محميًّا.
web-home-waits = ما ينتظرك
web-home-unread = { $count ->
    [zero] لا مادّة تنتظر القراءة.
    [one] مادّة واحدة لم تُقرأ بعد: لا يمكن البحث في نصّها.
    [two] مادّتان لم تُقرآ بعد: لا يمكن البحث في نصّيهما.
    [few] { $count } موادّ لم تُقرأ بعد: لا يمكن البحث في نصوصها.
    [many] { $count } مادّة لم تُقرأ بعد: لا يمكن البحث في نصوصها.
   *[other] { $count } مادّة لم تُقرأ بعد: لا يمكن البحث في نصوصها.
}
web-home-texts-wait = بعض النصوص ينتظر القراءة: من تسمّيهم وما تسمّيه ليسوا في القوائم بعد.
web-home-read = اقرأ الآن
web-home-read-job = قراءة ما ينتظر
web-home-questions = { $count ->
    [zero] لا سؤال ينتظر جوابًا
    [one] سؤال واحد ينتظر جوابًا
    [two] سؤالان ينتظران جوابًا
    [few] { $count } أسئلة تنتظر جوابًا
    [many] { $count } سؤالًا ينتظر جوابًا
   *[other] { $count } سؤال ينتظر جوابًا
}
web-home-questions-uncounted = انظر هل من أسئلة تنتظر جوابًا
web-home-failures = { $count ->
    [zero] لا مادّة تعذّرت قراءتها
    [one] مادّة واحدة تعذّرت قراءتها أو قراءة بعضها
    [two] مادّتان تعذّرت قراءتهما أو قراءة بعضهما
    [few] { $count } موادّ تعذّرت قراءتها أو قراءة بعضها
    [many] { $count } مادّة تعذّرت قراءتها أو قراءة بعضها
   *[other] { $count } مادّة تعذّرت قراءتها أو قراءة بعضها
}
web-home-suspect = { $count ->
    [zero] لا مادّة مشكوك فيها
    [one] مادّة واحدة مشكوك فيها
    [two] مادّتان مشكوك فيهما
    [few] { $count } موادّ مشكوك فيها
    [many] { $count } مادّة مشكوك فيها
   *[other] { $count } مادّة مشكوك فيها
}
web-home-health-steps = { $count ->
    [zero] لا شيء يلزم لسلامة الأرشيف
    [one] أمر واحد يلزم لسلامة الأرشيف
    [two] أمران يلزمان لسلامة الأرشيف
    [few] { $count } أمور تلزم لسلامة الأرشيف
    [many] { $count } أمرًا يلزم لسلامة الأرشيف
   *[other] { $count } أمر يلزم لسلامة الأرشيف
}
web-home-here = ما هنا
web-home-more = المزيد في البحث
web-home-lately = آخر ما جرى
web-home-clocks = الأوقات بساعة كلّ جهاز نفسه (التوقيت العالميّ).

# ما جرى.
web-home-act-taken-in = { $count ->
    [zero] لم يُدخل أيّ ملفّ
    [one] أُدخل ملفّ واحد
    [two] أُدخل ملفّان
    [few] أُدخلت { $count } ملفّات
    [many] أُدخل { $count } ملفًّا
   *[other] أُدخل { $count } ملفّ
}
web-home-act-said = { $count ->
    [zero] لم يُقل شيء
    [one] قول واحد
    [two] قولان
    [few] { $count } أقوال
    [many] { $count } قولًا
   *[other] { $count } قول
}
web-home-act-said-of = { $count ->
    [zero] لم يُقل شيء عن
    [one] قول واحد عن
    [two] قولان عن
    [few] { $count } أقوال عن
    [many] { $count } قولًا عن
   *[other] { $count } قول عن
}
web-home-act-copied = نُسخ إلى
web-home-act-audited = دُقّقت:
web-home-act-repaired = أُصلحت:
web-home-act-exported = { $count ->
    [0] فُتح كلّ شيء للتصدير
    [zero] فُتح كلّ شيء للتصدير
    [one] فُتحت مادّة واحدة للتصدير
    [two] فُتحت مادّتان للتصدير
    [few] فُتحت { $count } موادّ للتصدير
    [many] فُتحت { $count } مادّة للتصدير
   *[other] فُتحت { $count } مادّة للتصدير
}
web-home-act-restored = { $count ->
    [0] استُرجع كلّ شيء
    [zero] استُرجع كلّ شيء
    [one] استُرجعت مادّة واحدة
    [two] استُرجعت مادّتان
    [few] استُرجعت { $count } موادّ
    [many] استُرجعت { $count } مادّة
   *[other] استُرجعت { $count } مادّة
}
web-home-act-erased = مُحيت:
web-home-act-archive-made = أُنشئ الأرشيف. كان يستطيع فتحه:
web-home-act-device-joined = انضمّ جهاز:
web-home-act-device-admitted = اعتُمد جهاز:
web-home-act-device-lost = أُعلن ضياع جهاز:
web-home-act-custodian-added = أُضيف أمين:
web-home-act-custodian-removed = أُزيل أمين:
web-home-act-epoch-started = بدأ مفتاح جديد للأرشيف
web-home-act-acts-accepted = قُبلت إجراءات آخرين
web-home-act-failure = لم ينجح
web-home-act-part = تمّ بعضه
