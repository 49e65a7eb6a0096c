# القائمة: ما تتركه القراءة مفتوحًا، وأجوبة الناس عنه.

review-kind-event = أهو حدث واحد؟
review-kind-name = أهو نفسه؟
review-kind-day = متى نُشر؟
review-kind-place = أيّ مكان؟
review-kind-time = أيّ يوم؟
review-kind-category = ماذا يعدّ؟
review-kind-speaker = كلام مَن؟
review-settles = { $count ->
    [zero] لا يحسم شيئًا
    [one] يحسم أمرًا واحدًا
    [two] يحسم أمرين
    [few] يحسم { $count } أمور
    [many] يحسم { $count } أمرًا
   *[other] يحسم { $count } أمر
}
review-recurs = { $count ->
    [zero] لا يُسأل في أيّ نصّ
    [one] يُسأل في نصّ واحد
    [two] يُسأل في نصّين
    [few] يُسأل في { $count } نصوص
    [many] يُسأل في { $count } نصًّا
   *[other] يُسأل في { $count } نصّ
}
review-alike = { $count ->
    [zero] لم يُكتب هكذا في هذا النصّ.
    [one] كُتب هكذا مرّة في هذا النصّ.
    [two] كُتب هكذا مرّتين في هذا النصّ: جواب واحد للمرّتين.
    [few] كُتب هكذا { $count } مرّات في هذا النصّ: جواب واحد لها كلّها.
    [many] كُتب هكذا { $count } مرّة في هذا النصّ: جواب واحد لها كلّها.
   *[other] كُتب هكذا { $count } مرّة في هذا النصّ: جواب واحد لها كلّها.
}
review-more = { $count ->
    [zero] لم يُكتب هكذا في نصّ آخر
    [one] كُتب هكذا في نصّ آخر
    [two] كُتب هكذا في نصّين آخرين
    [few] كُتب هكذا في { $count } نصوص أخرى
    [many] كُتب هكذا في { $count } نصًّا آخر
   *[other] كُتب هكذا في { $count } نصّ آخر
}
review-proposed = مقترح
review-for = ممّا يؤيّده: { $reasons }
review-against = ممّا يخالفه: { $reasons }
review-ground-spelling = مكتوبان كتابة واحدة
review-ground-name = اسم واحد
review-ground-script = اسم واحد بخطّين
review-ground-initial = حرف أوّل يوافق
review-ground-order = بترتيب آخر
review-ground-role = الصفة نفسها
review-ground-place = مكان مذكور في النصّين
review-ground-with = مذكور معهما شخص آخر بعينه
review-ground-outlet = الوسيلة نفسها
review-ground-account = حدث واحد
review-ground-days = نُشرا خلال أسبوع
review-ground-given = اسم أوّل آخر
review-ground-other = اسم آخر
review-ground-kunya = كنية أخرى
review-ground-missing = في أحدهما وحده
review-ground-ambiguous = يُكتب كعدّة أسماء
review-ground-alone = جزء من اسم لا يكفي
review-ground-apart = مذكوران في نصّ واحد على أنّهما اثنان
review-ground-person = قال ذلك إنسان
review-ground-told = رواية أخرى تذكر ذلك اليوم
review-ground-same-day = اليوم نفسه
review-ground-same-place = المكان نفسه
review-ground-within-place = مكانان متقاربان
review-ground-elsewhere = مكانان متباعدان
review-ground-shared-words = كلمات في كليهما
review-ground-shared-person = شخص في كليهما
review-ground-shared-figure = العدد نفسه
review-ground-published-same-day = نُشرا في يوم واحد
review-open = { $count ->
    [zero] لا سؤال مفتوحًا: { $kinds }.
    [one] سؤال واحد مفتوح: { $kinds }. للإجابة: amana review
    [two] سؤالان مفتوحان: { $kinds }. للإجابة: amana review
    [few] { $count } أسئلة مفتوحة: { $kinds }. للإجابة: amana review
    [many] { $count } سؤالًا مفتوحًا: { $kinds }. للإجابة: amana review
   *[other] { $count } سؤال مفتوح: { $kinds }. للإجابة: amana review
}
review-nothing = لا شيء مفتوحًا.
review-ask-event = [a] كلّها حدث واحد  [c] بعضها فقط  [r] لا شيء  [s] لاحقًا  [u] تراجع  [q] توقّف:
review-ask-name = [a] كلّهم واحد  [c] بعضهم فقط  [r] لا أحد  [s] لاحقًا  [u] تراجع  [q] توقّف:
review-ask-day = [a] كما اقتُرح  [c] يوم آخر  [r] ليس ذلك اليوم  [s] لاحقًا  [u] تراجع  [q] توقّف:
review-ask-place = [a] كما اقتُرح  [c] غيره  [r] ليس مكانًا  [s] لاحقًا  [u] تراجع  [q] توقّف:
review-ask-time = [a] كما اقتُرح  [c] غيره  [r] ليس تاريخًا  [s] لاحقًا  [u] تراجع  [q] توقّف:
review-ask-category = [c] قل ماذا  [r] لا يعدّ شيئًا  [s] لاحقًا  [u] تراجع  [q] توقّف:
review-ask-speaker = [c] قل مَن  [r] ليس كلام أحد  [s] لاحقًا  [u] تراجع  [q] توقّف:
review-ask-last = كان هذا الأخير. [u] تراجع عنه  [q] توقّف:
review-letters = حرف واحد: a أو c أو r أو s أو u أو q.
review-value-event = أيّها يخبر عن حدث رقم 1 نفسه؟ أرقامها:
review-value-name = أيّهم هو رقم 1 نفسه؟ أرقامهم:
review-value-day = متى نُشر؟ رقم ممّا سبق، أو تاريخ:
review-value-place = أيّ مكان؟ رقم ممّا سبق، أو اسم:
review-value-time = أيّ يوم؟ رقم ممّا سبق، أو تاريخ:
review-value-category = ماذا يعدّ؟ killed أو wounded أو evacuated أو …:
review-value-speaker = مَن؟ رقم ممّا سبق، أو اسم:
review-said = { $count ->
    [zero] لم يُقل شيء.
    [one] قيل؛ إفادة واحدة.
    [two] قيل؛ إفادتان.
    [few] قيل؛ { $count } إفادات.
    [many] قيل؛ { $count } إفادةً.
   *[other] قيل؛ { $count } إفادة.
}
review-undone = { $count ->
    [zero] لا شيء رُجع عنه.
    [one] رُجع عن إفادة واحدة.
    [two] رُجع عن إفادتين.
    [few] رُجع عن { $count } إفادات.
    [many] رُجع عن { $count } إفادةً.
   *[other] رُجع عن { $count } إفادة.
}
review-ended = { $count ->
    [zero] لم يُجب عن أيّ سؤال.
    [one] أُجيب عن سؤال واحد.
    [two] أُجيب عن سؤالين.
    [few] أُجيب عن { $count } أسئلة.
    [many] أُجيب عن { $count } سؤالًا.
   *[other] أُجيب عن { $count } سؤال.
}
