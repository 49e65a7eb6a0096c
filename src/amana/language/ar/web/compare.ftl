# الروايات جنبًا إلى جنب: ما تقوله عدّة نصوص عن حدث واحد.

web-compare-title = الروايات جنبًا إلى جنب
web-compare-what = ما تقوله عدّة نصوص عن حدث واحد، جنبًا إلى جنب: كلّ عدد كما رُوي، ومن ينقل عمّن، وأين تتّفق الروايات، وأين لا يمكن أن تصحّ كلّها. لا يُحسب أيّ متوسّط.
web-compare-job = وضع الروايات جنبًا إلى جنب
web-compare-working = يُنظر لذلك في نصوص كثيرة. تأتي الصفحة من نفسها حين ينتهي العمل.
web-compare-look = انظر هل انتهى
web-compare-stale = حُسب في { $at } (بالتوقيت العالمي). وقد ورد شيء بعد ذلك.
web-compare-waits = لم تُقرأ بعض النصوص بعد، فليس هنا ما ترويه. ويمكن أن تُقرأ من الصفحة الأولى:
web-compare-anew = احسبه من جديد
web-compare-events = اختر حدثًا
web-compare-all-events = كلّ الأحداث
web-compare-no-events = لا يبدو بعدُ أنّ نصّين هنا يرويان حدثًا واحدًا. وكلّ نصّ يُضاف يُنظر فيه لذلك من تلقاء نفسه.
web-compare-texts = { $count ->
    [zero] لا نصوص
    [one] نصّ واحد
    [two] نصّان
    [few] { $count } نصوص
    [many] { $count } نصًّا
   *[other] { $count } نصّ
}
web-compare-known = تحدّث عنه شخص
web-compare-told = اقتراح: يبدو أنّ نصوصًا ترويه
web-compare-everything = أو قارن كلّ ما هو محفوظ
web-compare-claims = من لم يقل أحد بعدُ ما آل إليه أمرهم
web-compare-everything-what = اذكر واحدًا من هذه على الأقلّ. يُنظر في كلّ النصوص، وقد يستغرق ذلك دقائق؛ ولا يُعدّ شيء حينئذ من حدث واحد.
web-compare-not-one-event = لا يُعدّ شيء هنا من حدث واحد: قد تكون الأعداد عن أمور مختلفة. لمقارنة حدث واحد اختره من «المقارنة» أو «الأحداث».
web-compare-narrow = أظهر بعضه فقط
web-compare-category = ما يُعدّ
web-compare-any = أيّ شيء
web-compare-place = المكان
web-compare-from = من يوم
web-compare-to = إلى يوم
web-compare-day = 2016-12-22
web-compare-show = أظهر
web-compare-clear = أظهر الكلّ
web-compare-take = خذه معك:
web-compare-csv = الجدول (CSV)
web-compare-json = الجدول (JSON)
web-compare-svg = الصورة (SVG)
web-compare-svg-one = هذه الصورة وحدها (SVG)
web-compare-timeline = تسلسل الأحداث
web-compare-map = الخريطة
web-compare-event = عن هذا الحدث
web-compare-source = المصدر المستقلّ { $number }
web-compare-first = كان { $mark } أوّلها
web-compare-categories = ما يُعدّ
web-compare-chart = الأعداد جنبًا إلى جنب: { $category }
web-compare-chart-how = كلّ سطر عددٌ من رواية واحدة، من حدّه الأدنى إلى حدّه الأعلى. وما تُرك مفتوحًا يتلاشى في سهم. وأعداد المصدر المستقلّ الواحد تقف معًا. والجمل تلي في الأسفل.
web-compare-key-agree = يوافقه عدد آخر
web-compare-key-differ = لا يمكن أن يصحّ مع عدد آخر
web-compare-key-alone = لا هذا ولا ذاك
web-compare-agrees = يوافق { $marks }
web-compare-differs = لا يمكن أن يصحّ مع { $marks }
web-compare-more-pairs = { $count ->
    [zero] لا أزواج غيرها في الجدول (JSON).
    [one] وزوج آخر في الجدول (JSON).
    [two] وزوجان آخران في الجدول (JSON).
    [few] و{ $count } أزواج أخرى في الجدول (JSON).
    [many] و{ $count } زوجًا آخر في الجدول (JSON).
   *[other] و{ $count } زوج آخر في الجدول (JSON).
}
web-compare-pairs-contradict = { $count ->
    [zero] لا أزواج متناقضة
    [one] زوج واحد لا يمكن أن يصحّ عدداه معًا
    [two] زوجان لا يمكن أن يصحّ عددا كلّ منهما معًا
    [few] { $count } أزواج لا يمكن أن يصحّ عددا كلّ منها معًا
    [many] { $count } زوجًا لا يمكن أن يصحّ عددا كلّ منها معًا
   *[other] { $count } زوج لا يمكن أن يصحّ عددا كلّ منها معًا
}
web-compare-pairs-agree = { $count ->
    [zero] لا أزواج متّفقة
    [one] زوج واحد يتّفق عدداه
    [two] زوجان يتّفق عددا كلّ منهما
    [few] { $count } أزواج يتّفق عددا كلّ منها
    [many] { $count } زوجًا يتّفق عددا كلّ منها
   *[other] { $count } زوج يتّفق عددا كلّ منها
}
web-compare-pairs-compatible = { $count ->
    [zero] لا أزواج يمكن أن تصحّ معًا
    [one] زوج واحد يمكن أن يصحّ عدداه معًا
    [two] زوجان يمكن أن يصحّ عددا كلّ منهما معًا
    [few] { $count } أزواج يمكن أن يصحّ عددا كلّ منها معًا
    [many] { $count } زوجًا يمكن أن يصحّ عددا كلّ منها معًا
   *[other] { $count } زوج يمكن أن يصحّ عددا كلّ منها معًا
}
web-compare-pairs-part-of = { $count ->
    [zero] لا عدد هو جزء من غيره
    [one] عدد واحد هو جزء من غيره
    [two] عددان كلّ منهما جزء من غيره
    [few] { $count } أعداد كلّ منها جزء من غيره
    [many] { $count } عددًا كلّ منها جزء من غيره
   *[other] { $count } عدد كلّ منها جزء من غيره
}
web-compare-pairs-repeats = { $count ->
    [zero] لا أزواج تقول الشيء نفسه مرّتين
    [one] زوج واحد يقول الشيء نفسه مرّتين
    [two] زوجان يقولان الشيء نفسه مرّتين
    [few] { $count } أزواج تقول الشيء نفسه مرّتين
    [many] { $count } زوجًا تقول الشيء نفسه مرّتين
   *[other] { $count } زوج تقول الشيء نفسه مرّتين
}
web-compare-pairs-not-comparable = { $count ->
    [zero] لا أزواج تعدّ أمورًا مختلفة
    [one] زوج واحد يعدّ أمرين مختلفين
    [two] زوجان يعدّان أمورًا مختلفة
    [few] { $count } أزواج تعدّ أمورًا مختلفة
    [many] { $count } زوجًا تعدّ أمورًا مختلفة
   *[other] { $count } زوج تعدّ أمورًا مختلفة
}
