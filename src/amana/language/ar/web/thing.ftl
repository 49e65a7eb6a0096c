# صفحة شخص أو جماعة أو مكان أو حدث.

web-thing-yes = نعم
web-thing-no = لا
web-thing-known = ما قاله أشخاص
web-thing-fallen = { $count ->
    [zero] لا أقوال لم تعد قائمة
    [one] قول واحد لم يعد قائمًا
    [two] قولان لم يعودا قائمين
    [few] { $count } أقوال لم تعد قائمة
    [many] { $count } قولًا لم تعد قائمة
   *[other] { $count } قول لم تعد قائمة
}
web-thing-undo = تراجَع
web-thing-done = قيل، وهو في السجلّ باسمك ووقته.
web-thing-only-told = لم يقل أحد شيئًا عنه بعد: هذا ما تسمّيه نصوص باسم واحد.
web-thing-event-suggested = أنّ هذه النصوص تخبر عن حدث واحد اقتراح إلى أن يقول شخص ذلك.
web-thing-place-told = تخبر نصوص عن هذا المكان، ولم يقل أحد شيئًا عنه بعد.
web-thing-place-speak = قل شيئًا عنه
web-thing-compare = قارن ما تقوله الروايات
web-thing-timeline = تسلسل الأحداث
web-thing-map = على الخريطة
web-thing-say = أضف قولًا
web-thing-property = ماذا تريد أن تقول؟
web-thing-property-do = التالي
web-thing-language = بأيّ لغة كُتب
web-thing-unsaid = لم يُذكر
web-thing-arabic = العربية
web-thing-english = الإنكليزية
web-thing-confidence = كم أنت واثق
web-thing-why = على ماذا يستند
web-thing-note = ملاحظة
web-thing-basis = المادّة التي يستند إليها: رقمها أو أوّله
web-thing-quote = كلمات من تلك المادّة كما هي فيها تمامًا
web-thing-do = قله
web-thing-choose = اختر
web-thing-which = أيّهم تقصد؟
web-thing-example = مثلًا:
web-thing-place-form = اسم بالعربية أو الإنكليزية.
web-thing-link-form = اسم بالعربية أو الإنكليزية، أو رقم.
web-thing-accounts = رواياته
web-thing-items = موادّ تخبر عنه
web-thing-items-of = { $count ->
    [zero] لا نصوص.
    [one] من نصّ واحد.
    [two] من نصّين.
    [few] من { $count } نصوص.
    [many] من { $count } نصًّا.
   *[other] من { $count } نصّ.
}
web-thing-search = ابحث عنها كلّها
web-thing-suggested = اقتراح
web-thing-who = هو نفسه أم غيره؟
web-thing-pairs = أسماء في نصوص أخرى قد تكون له. لا يجمعها إلّا قولك.
web-thing-this = هذا
web-thing-other = الآخر
web-thing-for = يؤيّد ذلك:
web-thing-against = ويخالفه:
web-thing-no-ground = لا شيء
web-thing-same = هو نفسه
web-thing-different = غيره
web-thing-like = اسم آخر، بالعربية أو الإنكليزية
web-thing-texts = النصوص التي تذكر الاسم
web-thing-said = ما يُنقل من كلامه
web-thing-said-ask = ابحث عن كلامه في كلّ النصوص التي تسمّيه
web-thing-said-none = لم يُعثر على كلام له.
web-thing-said-by-name = عُثر عليه بالاسم: قد يُسمّى به غيره أيضًا.
web-thing-said-more = { $count ->
    [zero] ولا غيرها
    [one] وواحد غيرها
    [two] واثنان غيرها
    [few] و{ $count } غيرها
    [many] و{ $count } غيرها
   *[other] و{ $count } غيرها
}
web-thing-new-for = قل على الأقلّ ما يُسمّى به. يمكن أن تزيد على كلّ شيء وأن تتراجع عنه لاحقًا، ويبقى في السجلّ باسمك.
web-thing-nothing = لم يُقل شيء.
web-thing-nothing-hint = اكتب اسمًا أو عنوانًا على الأقلّ.
web-thing-again = { $label } بالكتابة الأخرى
web-thing-other-script = الاسم نفسه مكتوبًا بالعربية أو باللاتينية، إن عرفته.
web-thing-judged = { $count ->
    [zero] لا أقوال في من هو
    [one] قول واحد في من هو
    [two] قولان في من هو
    [few] { $count } أقوال في من هو
    [many] { $count } قولًا في من هو
   *[other] { $count } قول في من هو
}
