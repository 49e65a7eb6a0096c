# حساب المرء نفسه.

web-account-title = حسابك
web-account-role-read = لك أن تقرأ كلّ شيء.
web-account-role-describe = لك أن تقرأ كلّ شيء، وأن تُدخل وتصف وتراجع.
web-account-role-custodian = لك كلّ شيء، وأن تنشئ الحسابات.
web-account-changed = تمّ ذلك.
web-account-first = اختار كلمةَ مرورك أحدُ القائمين على الأرشيف وهو يعرفها. اختر الآن كلمة من عندك.
web-account-password = كلمة المرور
web-account-before = كلمة المرور حتى الآن
web-account-chosen = الجديدة
web-account-chosen-help = اثنا عشر حرفًا فأكثر؛ أربع كلمات أو خمس لا صلة بينها حسنة. ومن كان داخلًا بالقديمة في موضع آخر يُخرَج.
web-account-change = غيّرها
web-account-passkeys = مفاتيح المرور
web-account-passkeys-about = مفتاح المرور على جهاز لك أو مفتاح عندك، ويُفتح بقفله، ولا يُقال لأحد سهوًا.
web-account-passkeys-numbers = مفاتيح المرور تخصّ اسمًا: فلا بدّ أن تُخدَم الغرفة تحت اسم لا تحت عنوان بالأرقام.
web-account-passkey-made = منذ
web-account-passkey-used = آخر استعمال
web-account-passkey-remove = احذفه
web-account-passkey-remove-named = احذف مفتاح المرور { $name }
web-account-passkey-name = ماذا تسمّيه
web-account-passkey-new = أنشئ مفتاح مرور
