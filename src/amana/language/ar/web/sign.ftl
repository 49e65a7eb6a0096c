# الدخول والخروج.

web-sign-title = الدخول
web-sign-name = الاسم
web-sign-password = كلمة المرور
web-sign-in = ادخل
web-sign-out = خروج
web-sign-passkey = استعمل مفتاح مرور
web-sign-cancelled = أُلغي ذلك، أو ليس في هذا الجهاز مفتاح مرور لهذا المكان.
web-sign-otherwise = أو عند الجهاز نفسه
