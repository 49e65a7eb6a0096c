# الإدخال: الإفلات والإرسال وما يُقال في الدفعة وما آلت إليه.

web-add-title = إدخال
web-add-about = اختر ملفّات أو مجلّدات. تُرسل إلى الأرشيف وتنتظر، وحين تضغط «أدخِل» تُختم وتُقيَّد في السجلّ وتُقرأ كي يُعثر عليها.
web-add-drop = اختر ملفّات أو مجلّدات، أو اسحبها إلى هنا
web-add-files = اختر ملفّات
web-add-folder = اختر مجلّدًا
web-add-room = بقي مكان لـ { $size }.
web-add-no-script = السحب والاختيار يحتاجان إلى JavaScript. أمّا مجلّد على هذا الجهاز فيمكن ذكره أدناه بدونها.
web-add-state-waiting = ينتظر
web-add-state-sending = في الطريق
web-add-state-there = وصل
web-add-state-cut = لم يُرسل
web-add-summary = وصل { $done } من { $total } · { $size }
web-add-bytes = بايت ك.ب م.ب غ.ب ت.ب
web-add-sent = ما أُرسل
web-add-retry = أرسل من جديد ما لم يصل
web-add-forget = احذف كلّ ذلك
web-add-waits = { $count ->
    [zero] لا ملفّ ينتظر.
    [one] ملفّ واحد ينتظر الإدخال ({ $size }).
    [two] ملفّان ينتظران الإدخال ({ $size }).
    [few] { $count } ملفّات تنتظر الإدخال ({ $size }).
    [many] { $count } ملفًّا تنتظر الإدخال ({ $size }).
   *[other] { $count } ملفّ تنتظر الإدخال ({ $size }).
}
web-add-go-on = تابع بها
web-add-more = { $count ->
    [zero] ولا شيء غيرها
    [one] وواحد غيرها
    [two] واثنان غيرها
    [few] و{ $count } غيرها
    [many] و{ $count } غيرها
   *[other] و{ $count } غيرها
}

# ما يُقال فيها كلّها.
web-add-said = ما تعرفه عنها كلّها
web-add-said-about = يُقال مرّة للدفعة كلّها ويُحفظ مع كلّ ملفّ. واترك ما لا تعرفه فارغًا.
web-add-source = المصدر
web-add-source-help = ممّن أو ممّ جاءت.
web-add-collected-by = جمعها
web-add-collected-by-help = من أخذها هناك: اسم أو اسم مستعار.
web-add-collected-at = تاريخ الجمع
web-add-collected-at-help = سنة أو شهر أو يوم، مثل
web-add-place = المكان
web-add-place-help = أين أُخذت.
web-add-tags = وسوم
web-add-tags-help = كلمات من عندك للعثور عليها، بينها فواصل.
web-add-language = اللغة
web-add-language-help = رمزها إن عرفته، مثل ar أو en. وإلّا فيُتعرَّف عليها.
web-add-note = ملاحظة
web-add-note-help = ما ينبغي أن يعرفه أيضًا من يقرأ هذا لاحقًا.
web-add-consent = الموافقة
web-add-consent-about = ما سمح به أحد. يُقيَّد موافقة واحدة تشمل كلّ مادّة في هذه الدفعة.
web-add-consent-by = من وافق
web-add-consent-by-help = اسم أو اسم مستعار. يُقصد به من يُعرف بهذا الاسم تمامًا، وإلّا قُيّد شخص جديد.
web-add-consent-given = أُعطيت في
web-add-consent-until = إلى
web-add-consent-until-help = فارغ: حتى الرجوع عنها.
web-add-consent-condition = بشرط
web-add-consent-condition-help = ما طُلب مقابلها: بلا اسم، أو اتّصال قبل ذلك.
web-add-consent-form = كيف أُعطيت
web-add-consent-audience = لمن يجوز أن تُعطى
web-add-consent-purpose = لأيّ غرض يجوز أن تُستعمل
web-add-here = مجلّد على هذا الجهاز
web-add-here-path = مساره
web-add-here-help = يُدخَل من حيث هو، ولا يتغيّر هناك شيء. من الجذر، مثل
web-add-here-take = أدخل هذا المجلّد
web-add-take = أدخِل
web-add-take-about = وإلى ذلك الحين يبقى ما أرسلته غير مختوم في مجلّد الأرشيف الخاصّ على هذا الجهاز.

# ما آلت إليه.
web-add-job = { $count ->
    [zero] لا ملفّ يُدخَل
    [one] إدخال ملفّ واحد
    [two] إدخال ملفّين
    [few] إدخال { $count } ملفّات
    [many] إدخال { $count } ملفًّا
   *[other] إدخال { $count } ملفّ
}
web-add-job-folder = إدخال { $name }
web-add-there = { $count ->
    [zero] لم يُحفظ ملفّ
    [one] حُفظ ملفّ واحد
    [two] حُفظ ملفّان
    [few] حُفظت { $count } ملفّات
    [many] حُفظ { $count } ملفًّا
   *[other] حُفظ { $count } ملفّ
}
web-add-failed = { $count ->
    [zero] لم يبقَ ملفّ بلا إدخال
    [one] ملفّ واحد لم يُدخَل
    [two] ملفّان لم يُدخَلا
    [few] { $count } ملفّات لم تُدخَل
    [many] { $count } ملفًّا لم تُدخَل
   *[other] { $count } ملفّ لم تُدخَل
}
web-add-outcome-kept = حُفظ
web-add-outcome-duplicate = محفوظ من قبل
web-add-outcome-failed = لم يُدخَل
web-add-left = { $count ->
    [zero] لم يبقَ من الدفعة شيء.
    [one] ملفّ واحد من الدفعة لم يُدخَل وما زال ينتظر.
    [two] ملفّان من الدفعة لم يُدخَلا وما زالا ينتظران.
    [few] { $count } ملفّات من الدفعة لم تُدخَل وما زالت تنتظر.
    [many] { $count } ملفًّا من الدفعة لم تُدخَل وما زالت تنتظر.
   *[other] { $count } ملفّ من الدفعة لم تُدخَل وما زالت تنتظر.
}
web-add-left-see = انظر ما ينتظر
web-add-consent-said = { $count ->
    [zero] لم تُقيَّد الموافقة لمادّة.
    [one] قُيّدت الموافقة لمادّة واحدة.
    [two] قُيّدت الموافقة لمادّتين.
    [few] قُيّدت الموافقة لـ{ $count } موادّ.
    [many] قُيّدت الموافقة لـ{ $count } مادّة.
   *[other] قُيّدت الموافقة لـ{ $count } مادّة.
}
web-add-again = أدخِل المزيد
