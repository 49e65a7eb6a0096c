# ما تقوله الرسوم نفسها: الجداول البيانية، وتسلسل الأحداث، والخرائط.

web-drawing-months = كانون الثاني | شباط | آذار | نيسان | أيّار | حزيران | تمّوز | آب | أيلول | تشرين الأول | تشرين الثاني | كانون الأول
web-drawing-log = مسافات متساوية لأضعاف متساوية: من 10 إلى 20 كما من 100 إلى 200
web-drawing-km = { $amount } كم
web-drawing-undated = { $count ->
    [zero] لا شيء غير ذلك بلا يوم
    [one] وواحد آخر بلا يوم
    [two] واثنان آخران بلا يوم
    [few] و{ $count } أخرى بلا يوم
    [many] و{ $count } غيرها بلا يوم
   *[other] و{ $count } غيرها بلا يوم
}
web-drawing-more = { $count ->
    [zero] لا شيء غير ذلك
    [one] وواحد آخر لم يُرسم
    [two] واثنان آخران لم يُرسما
    [few] و{ $count } أخرى لم تُرسم
    [many] و{ $count } غيرها لم تُرسم
   *[other] و{ $count } غيرها لم تُرسم
}
web-drawing-rough = رُوي بدقّة أقلّ
web-drawing-fact = حدث
web-drawing-report = نُشر
web-drawing-known = إفادة من شخص
