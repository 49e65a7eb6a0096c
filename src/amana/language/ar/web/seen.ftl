# من رأى ماذا.

web-seen-title = من رأى ماذا
web-seen-about = أيّ حساب فتح أيّ صفحة، أو عُرض له أيّ ملف محفوظ أو حفظه عنده، ومتى، بساعة هذا الجهاز (UTC). يُحفظ ذلك مختومًا على هذا الجهاز وحده، ويُنسى أقدمه بعد مئتي ألف سطر تقريبًا.
web-seen-whose = لمن
web-seen-all = الجميع
web-seen-here = عند هذا الجهاز
web-seen-when = متى
web-seen-who = من
web-seen-what = ماذا
web-seen-none = لم يُفتح شيء منذ وُجدت الحسابات.
web-seen-newer = أحدث
web-seen-older = أقدم
