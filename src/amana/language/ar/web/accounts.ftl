# حسابات الجميع.

web-accounts-title = الحسابات
web-accounts-about = من يجوز أن يدخل هذه الغرفة عبر شبكة، وما يجوز له فيها. وما يقولونه ويُدخلونه يحمل اسم حسابهم.
web-accounts-how = تعمل هذه الغرفة لهذا الجهاز وحده. ولإدخال غيرك أنشئ حساباتهم هنا، ثمّ شغّلها باسم لها وبشهادة:
web-accounts-told = أخبر { $name } بكلمة المرور هذه وجهًا لوجه أو بطريق لا يقرؤه غيره:
web-accounts-told-once = تُعرض هذه المرّة وحدها. ويختار صاحبها كلمة من عنده حين يدخل.
web-accounts-off = موقوف
web-accounts-first = لم يختر كلمة مرور بعد
web-accounts-passkeys = { $count ->
    [zero] بلا مفتاح مرور
    [one] مفتاح مرور واحد
    [two] مفتاحا مرور
    [few] { $count } مفاتيح مرور
    [many] { $count } مفتاح مرور
   *[other] { $count } مفتاح مرور
}
web-accounts-role = يجوز له
web-accounts-role-of = ما يجوز لـ { $name }
web-accounts-role-read = القراءة
web-accounts-role-describe = القراءة والإدخال والوصف والمراجعة
web-accounts-role-custodian = كلّ شيء (قائم على الأرشيف)
web-accounts-set-role = ثبّت
web-accounts-new-password = كلمة مرور جديدة
web-accounts-switch-off = أوقِف
web-accounts-switch-on = أعِد
web-accounts-none = لا حسابات بعد.
web-accounts-make = حساب جديد
web-accounts-name = اسم أو اسم مستعار
web-accounts-name-help = يُكتب بجانب كلّ ما يقوله في كلّ نسخة، ولا يُغيَّر لاحقًا.
web-accounts-make-it = أنشئه
