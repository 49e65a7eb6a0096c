# المراجعة: سؤال بعد سؤال.

web-review-for = أسئلة تتركها النصوص مفتوحة، وأوّلها ما يحسم أكثر. لا يصير ما تظنّه الآلة قولًا إلّا حين تضغط زرًّا: فيحمل عندئذ اسمك، ويمكن التراجع عنه.
web-review-kinds = أنواع الأسئلة
web-review-all = الكلّ
web-review-progress = { $answered ->
    [zero] لم يُجَب عن سؤال في هذه الجلسة
    [one] أُجيب عن سؤال في هذه الجلسة
    [two] أُجيب عن سؤالين في هذه الجلسة
    [few] أُجيب عن { $answered } أسئلة في هذه الجلسة
    [many] أُجيب عن { $answered } سؤالًا في هذه الجلسة
   *[other] أُجيب عن { $answered } سؤال في هذه الجلسة
} · { $waits ->
    [zero] ولا ينتظر سؤال
    [one] وينتظر سؤال
    [two] وينتظر سؤالان
    [few] وتنتظر { $waits } أسئلة
    [many] وينتظر { $waits } سؤالًا
   *[other] وينتظر { $waits } سؤال
}
web-review-passed = { $count ->
    [zero] لم يؤجَّل شيء
    [one] أُجّل سؤال
    [two] أُجّل سؤالان
    [few] أُجّلت { $count } أسئلة
    [many] أُجّل { $count } سؤالًا
   *[other] أُجّل { $count } سؤال
}
web-review-keys = الإجابة بالمفاتيح: A، C، R، S، U، والأرقام تختار
web-review-first = الأوّل
web-review-for-it = يؤيّده:
web-review-value-day = متى نُشر؟
web-review-value-place = أيّ مكان هو؟
web-review-value-time = أيّ يوم هو؟
web-review-value-category = ماذا يعدّ العدد؟
web-review-value-speaker = كلام من هو؟
web-review-other = أو غيره
web-review-typed = جوابك
web-review-dates = يوم، أو شهر، أو من يوم إلى يوم:
web-review-accept-event = كلّها عن حدث واحد
web-review-accept-name = كلّهم واحد
web-review-accept-row = كما اقتُرح
web-review-correct-several = المؤشَّر عليها فقط
web-review-correct-row = قل ذلك
web-review-reject-event = لا يخبر أيّ منها عن حدث الأوّل
web-review-reject-name = ليس أيّ منهم الأوّل
web-review-reject-day = ليس ذلك اليوم
web-review-reject-place = ليس مكانًا
web-review-reject-time = ليس تاريخًا
web-review-reject-category = لا يعدّ شيئًا
web-review-reject-speaker = ليس كلام أحد
web-review-skip = لاحقًا
web-review-undo = تراجَع عن الأخير
web-review-again = انظر فيها الآن
web-review-lacking = اختر جوابًا أو اكتبه أوّلًا. وإن لم يناسب شيء فارفضه أو أجّله.
web-review-only-read = لك أن تقرأ هنا؛ أمّا الإجابة فلمن دوره أن يصف.
web-review-wait = لم تُقرأ بعض النصوص بعد: لا يُسأل عمّا تتركه مفتوحًا.
web-review-looking = يُبحث عن الأسئلة في كلّ النصوص. تعرضها هذه الصفحة حين توجد.
web-review-rest-passed = ما بقي أجّلته أنت.
web-review-nothing-for = تأتي الأسئلة إلى هنا من النصوص التي تضيفها.
web-review-told-accept = قيل، كما اقتُرح.
web-review-told-correct = قيل، كما صحّحته.
web-review-told-reject = قيل: ليس كذلك.
web-review-told-skip = أُجّل.
web-review-told-undo = تُراجع عنه: عاد مفتوحًا.
web-review-told-nothing = لا شيء يُتراجع عنه.
web-review-told-again = ها هي من جديد.
web-review-told-gone = شكرًا؛ حُسم ذلك السؤال في هذه الأثناء ولم تلزم إجابتك. إليك التالي.
web-review-told-taken = شكرًا؛ أجاب { $who } عن ذلك السؤال قبل قليل. إليك التالي.
web-review-settles = { $count ->
    [zero] لا تتوقّف عليه قراءة
    [one] تتوقّف عليه قراءة واحدة
    [two] تتوقّف عليه قراءتان
    [few] تتوقّف عليه { $count } قراءات
    [many] تتوقّف عليه { $count } قراءة
   *[other] تتوقّف عليه { $count } قراءة
}
