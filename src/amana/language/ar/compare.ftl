# جدول الروايات، والادّعاءات المفتوحة، وتسلسل الأحداث، والتنقّلات، وما قاله شخص واحد.

compare-accounts = الروايات
compare-published = نُشرت { $day }
compare-published-dateline = نُشرت { $day } (من سطر التاريخ)
compare-published-inferred = نُشرت { $day } (استُنتج من كلماتها)
compare-published-proposed = ربّما نُشرت { $day }: لم يقل ذلك أحد
compare-published-unknown = يوم النشر غير معروف
compare-proposed-weekday = تسمّي «{ $words }»، وكان ذلك اليوم كذلك
compare-proposed-told = { $mark } تذكر ذلك اليوم: «{ $words }»
compare-proposed-published = { $mark } نُشرت في ذلك اليوم
compare-proposed-others = أيّام أخرى تصلح: { $days }
compare-proposed-rests = التواريخ التي عليها ؟ مبنيّة على هذا.
compare-voices = { $count ->
    [zero] لا مصادر مستقلّة
    [one] مصدر مستقلّ واحد
    [two] مصدران مستقلّان
    [few] { $count } مصادر مستقلّة
    [many] { $count } مصدرًا مستقلًّا
   *[other] { $count } مصدر مستقلّ
}
compare-edge-reprint = { $one } و{ $other } نصّ واحد ({ $percent } % من تتابعات كلمات الأقصر)
compare-edge-translation = { $one } و{ $other } ترويان الشيء نفسه بلغتين ({ $percent } % من الأعداد والأيّام والأماكن بالترتيب نفسه)
compare-edge-quoted = { $one } و{ $other }: إحداهما تنقل كلام مصدر الأخرى ({ $percent } % من أعدادها)
compare-edge-later = { $mark } جاءت بعدها
compare-edge-order-unknown = أيّهما أسبق غير معروف
compare-row = { $category } · { $sources }
compare-row-unknown = لم تستطع أيّ قاعدة أن تقول ما المعدود
compare-pace-daily = عدد يوم واحد
compare-pace-increase = زيادة
compare-as-of = حتى { $day }
compare-means-air = من الجوّ
compare-means-ground = قذائف أو صواريخ
compare-means-gun = رصاص
compare-means-planted = عبوة مزروعة أو محمولة
compare-means-mine = لغم أو ما لم ينفجر
compare-means-toxic = غاز سامّ
compare-means-hunger = جوع
compare-means-custody = في الاحتجاز أو إعدام
compare-means-blade = سلاح أبيض
compare-means-water = غرق
compare-said = بكلمات { $speaker }
compare-reviewed-accepted = قبله إنسان
compare-reviewed-corrected = صحّحه إنسان
compare-agree = { $one } و{ $other } متّفقان
compare-compatible = { $one } و{ $other } يمكن أن يصحّا معًا
compare-contradict = { $one } و{ $other } لا يمكن أن يصحّا معًا
compare-part-of = { $one } جزء من { $other }
compare-repeats = { $one } و{ $other } يقولان الشيء نفسه مرّتين
compare-not-comparable = { $one } و{ $other } يعدّان أشياء مختلفة
compare-reason-told-as-part = النصّ يقول ذلك
compare-reason-told-again = النصّ يعيد قوله
compare-reason-one-voice = صوت واحد رُوي مرّتين
compare-reason-bounds-same = الحدود نفسها
compare-reason-bounds-overlap = حدودهما تتداخل
compare-reason-bounds-apart = حدودهما لا تلتقي
compare-reason-about-a-tenth = «نحو» تُفهم بسماح العُشر
compare-reason-told-later = قيل لاحقًا، وربّما زاد العدد
compare-reason-told-earlier = قيل أحدهما في وقت سابق، وربّما زاد العدد بعده
compare-reason-as-of-later = هو مجموع حتى يوم لاحق
compare-reason-as-of-fell = المجموع حتى اليوم اللاحق أقلّ
compare-reason-among-part = أحدهما لبعضٍ من الجميع
compare-reason-denied = أحدهما ينفيه
compare-reason-part-exceeds-whole = الجزء أكثر من كلّه
compare-reason-crossing = كلّ منهما جزء من الآخر من وجه آخر
compare-reason-batch-of-sum = أحدهما لمجموعة واحدة، والآخر لكلّ ما سبق
compare-reason-category-part = ما حدث للأوّل من جملة ما حدث للآخر
compare-reason-category-apart = حدثت أشياء مختلفة
compare-reason-category-unknown = ما حدث غير معروف
compare-reason-unit-apart = وحدات مختلفة
compare-reason-modality-apart = أحدهما مرويّ كحقيقة والآخر لا
compare-reason-actor-apart = كلّ منهما يسمّي فاعلًا آخر
compare-reason-one-account = النصّ نفسه يروي كليهما: قد يكونان عن شيئين
compare-reason-told-in-both = كلا الروايتين تذكر العددين معًا: فهما عن شيئين
compare-reason-told-beside = إحدى الروايتين تذكر العددين معًا: قد يكونان عن شيئين
compare-reason-site-part = أحدهما لأحياء مسمّاة، والآخر لأكثر من ذلك من المكان
compare-reason-since-part = أحدهما يعدّ كلّ ما جرى منذ وقت سابق
compare-reason-site-apart = أحياء مختلفة من المكان
compare-reason-means-apart = كلّ منهما يذكر وسيلة أخرى
compare-reason-vague-a-tenth = الكلمة المبهمة تُفهم بسماح العُشر
compare-reason-place-coarse = المكان أوسع من أن تُقارن فيه أخبار أيّام قليلة
compare-reason-pace-apart = المجاميع وأعداد اليوم الواحد والزيادات لا تُخلط
compare-reason-counted-part = المعدودون من جملة الآخرين
compare-reason-counted-apart = المعدودون آخرون
compare-reason-counted-overlap = بعضهم معدود في كليهما
compare-reason-counted-unknown = من المعدود غير واضح
compare-reason-place-part = أحد المكانين داخل الآخر
compare-reason-place-apart = أماكن مختلفة
compare-reason-place-overlap = أماكن متداخلة
compare-reason-place-unknown = المكان غير مذكور، أو لا يُعرف كيف يقع
compare-reason-days-part = أيّام أحدهما ضمن أيّام الآخر
compare-reason-days-apart = أيّام مختلفة
compare-reason-days-overlap = أيّام متداخلة
compare-reason-days-unknown = الأيّام غير مذكورة
compare-value = { $mark }: { $value }
compare-nothing = لم يوجد عدد لهذا.
compare-more-pairs = { $count ->
    [zero] … ولا أزواج أخرى: --all
    [one] … وزوج آخر: --all
    [two] … وزوجان آخران: --all
    [few] … و{ $count } أزواج أخرى: --all
    [many] … و{ $count } زوجًا آخر: --all
   *[other] … و{ $count } زوج آخر: --all
}
compare-uncompared = { $count ->
    [zero] لا أزواج أخرى تعدّ أشياء مختلفة: --all
    [one] زوج آخر يعدّ أشياء مختلفة: --all
    [two] زوجان آخران يعدّان أشياء مختلفة: --all
    [few] { $count } أزواج أخرى تعدّ أشياء مختلفة: --all
    [many] { $count } زوجًا آخر يعدّ أشياء مختلفة: --all
   *[other] { $count } زوج آخر يعدّ أشياء مختلفة: --all
}
compare-left-out = { $count ->
    [zero] لم يُترك عدد. اطلب مكانًا أو صنفًا أو مدّة.
    [one] تُرك عدد واحد: لا مكان له في الجدول. اطلب مكانًا أو صنفًا أو مدّة.
    [two] تُرك عددان: لا مكان لهما في الجدول. اطلب مكانًا أو صنفًا أو مدّة.
    [few] تُركت { $count } أعداد: لا مكان لها في الجدول. اطلب مكانًا أو صنفًا أو مدّة.
    [many] تُرك { $count } عددًا: لا مكان لها في الجدول. اطلب مكانًا أو صنفًا أو مدّة.
   *[other] تُرك { $count } عدد: لا مكان لها في الجدول. اطلب مكانًا أو صنفًا أو مدّة.
}
compare-not-one-event = لا شيء هنا يُعدّ من حدث واحد. سمِّ الموادّ التي هي منه، أو حدثًا ممّا يسرده amana events: amana compare ID …
compare-open-count = { $count ->
    [0] لا ادّعاء مفتوح: لا مفقود ولا عالق ولا من لم يُنتشل إلا وعُرف مآله.
    [zero] لا ادّعاء مفتوح.
    [one] ادّعاء مفتوح واحد. حين يعرف أحد: amana describe ID outcome=…
    [two] ادّعاءان مفتوحان. حين يعرف أحد: amana describe ID outcome=…
    [few] { $count } ادّعاءات مفتوحة. حين يعرف أحد: amana describe ID outcome=…
    [many] { $count } ادّعاءً مفتوحًا. حين يعرف أحد: amana describe ID outcome=…
   *[other] { $count } ادّعاء مفتوح. حين يعرف أحد: amana describe ID outcome=…
}

compare-basis-absolute = كما كُتب
compare-basis-publication = محسوب من يوم النشر
compare-basis-text = مستنتج من النصّ
compare-basis-statement = محسوب من يوم القول
compare-basis-event = يوم حدث يسمّيه النصّ
compare-basis-asserted = كما أفاد أحدهم
compare-basis-proposed = مبنيّ على يوم نشر مقترَح لا غير
compare-timeline-count = { $count ->
    [0] لا شيء يُروى عن ذلك الوقت.
    [zero] لا شيء.
    [one] قيد واحد.
    [two] قيدان.
    [few] { $count } قيود.
    [many] { $count } قيدًا.
   *[other] { $count } قيد.
}
compare-flow = { $source } ← { $destination }
compare-flow-unsaid = (لم يُذكر)
compare-flow-count = { $count ->
    [0] لا يُروى تنقّل لناس.
    [zero] لا تنقّل.
    [one] تنقّل واحد.
    [two] تنقّلان.
    [few] { $count } تنقّلات.
    [many] { $count } تنقّلًا.
   *[other] { $count } تنقّل.
}
compare-witness-count = { $count ->
    [0] لا يُعرف تصريح لأحد بهذا الاسم.
    [zero] لا تصريحات.
    [one] تصريح واحد.
    [two] تصريحان.
    [few] { $count } تصريحات.
    [many] { $count } تصريحًا.
   *[other] { $count } تصريح.
}
compare-witness-several = قد يكون هؤلاء شخصًا واحدًا أو أكثر: { $names }
compare-place-area-neighbourhoods = الأحياء
compare-place-area-countryside = الريف
compare-place-area-old-city = المدينة القديمة
compare-place-area-part-of = القسم { $sides }
compare-place-area-parts-of = القسمان { $sides }
compare-place-area-neighbourhoods-of = الأحياء { $sides }
compare-place-area-countryside-of = الريف { $sides }
compare-place-area-old-city-of = المدينة القديمة { $sides }
compare-place-side-eastern = الشرقي
compare-place-sides-eastern = الشرقية
compare-place-side-western = الغربي
compare-place-sides-western = الغربية
compare-place-side-northern = الشمالي
compare-place-sides-northern = الشمالية
compare-place-side-southern = الجنوبي
compare-place-sides-southern = الجنوبية
compare-place-side-central = الأوسط
compare-place-sides-central = الوسطى
compare-place-side-greater = الكبير
compare-place-sides-greater = الكبرى
compare-place-side-upper = الأعلى
compare-place-sides-upper = العليا
compare-place-side-lower = الأسفل
compare-place-sides-lower = السفلى
compare-place-side-old = القديم
compare-place-sides-old = القديمة
compare-place-side-outer = الخارجي
compare-place-sides-outer = الخارجية
compare-place-side-rural = الريفي
compare-place-sides-rural = الريفية
compare-place-side-north-eastern = الشمالي الشرقي
compare-place-sides-north-eastern = الشمالية الشرقية
compare-place-side-north-western = الشمالي الغربي
compare-place-sides-north-western = الشمالية الغربية
compare-place-side-south-eastern = الجنوبي الشرقي
compare-place-sides-south-eastern = الجنوبية الشرقية
compare-place-side-south-western = الجنوبي الغربي
compare-place-sides-south-western = الجنوبية الغربية
