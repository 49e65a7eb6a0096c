# الأعمال الطويلة في الخلفيّة.

web-work-all = أعمال في الخلفيّة
web-work-about = ما يجري الآن وما جرى قبل قليل. يستمرّ العمل إن أُغلقت صفحته؛ وحين تُغلق الغرفة تُنسى هذه القائمة.
web-work-none = لا شيء يجري، ولم يجرِ شيء منذ فُتحت الغرفة.
web-work-state-running = جارٍ
web-work-state-done = تمّ
web-work-state-stopped = أُوقف
web-work-state-failed = أخفق
web-work-taking = إدخال
web-work-reading = قراءة ما أُدخل
web-work-consent = تقييد الموافقة
web-work-stopping = ينتهي متى تمّ ما هو فيه.
web-work-verify = التحقّق من هذا الأرشيف
web-work-audit = تدقيق النسخة { $name }
web-work-sync = المزامنة مع { $names }
web-work-read-again = إعادة قراءة ما أخفق
