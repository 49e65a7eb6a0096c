# تسلسل الأحداث: ما يُروى عن كلّ يوم.

web-timeline-title = تسلسل الأحداث
web-timeline-job = ترتيب ما يُروى بحسب الزمن
web-timeline-events = الأحداث بحسب أيّامها، وهي آخر 200 حدث. اختر حدثًا لترى ما ترويه النصوص عنه يومًا بيوم؛ أو اذكر مكانًا أو شخصًا أو مدّة.
web-timeline-how = كلّ علامة شيءٌ يُروى عن زمن، من أوّل أيّامه إلى آخرها. والقائمة في الأسفل تقول الشيء نفسه بالكلمات.
web-timeline-person = الشخص
web-timeline-claims = الأعداد بدل الجمل
web-timeline-back = كلّ الأحداث
web-timeline-count = { $count ->
    [zero] لا شيء
    [one] مدخل واحد
    [two] مدخلان
    [few] { $count } مداخل
    [many] { $count } مدخلًا
   *[other] { $count } مدخل
}
web-timeline-left-out = { $count ->
    [zero] لا شيء غير ذلك.
    [one] وواحد آخر لا يظهر. اذكر مكانًا أو شخصًا أو مدّة أقصر.
    [two] واثنان آخران لا يظهران. اذكر مكانًا أو شخصًا أو مدّة أقصر.
    [few] و{ $count } أخرى لا تظهر. اذكر مكانًا أو شخصًا أو مدّة أقصر.
    [many] و{ $count } غيرها لا تظهر. اذكر مكانًا أو شخصًا أو مدّة أقصر.
   *[other] و{ $count } غيرها لا تظهر. اذكر مكانًا أو شخصًا أو مدّة أقصر.
}
web-timeline-published = نُشر:
web-timeline-known = معروف
web-timeline-precision-days = عدّة أيّام
web-timeline-precision-month = بدقّة الشهر
web-timeline-precision-year = بدقّة السنة
web-timeline-precision-years = عدّة سنوات
web-timeline-none = لا يُروى شيء عمّا سألت عنه. جرّب اسمًا آخر، أو مدّة أطول.
web-timeline-none-events = لا يُعرف هنا بعدُ حدث له يوم. وما ترويه عدّة نصوص عن يوم واحد يأتي إلى هنا من نفسه.
