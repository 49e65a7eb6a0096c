# الخريطة: الأماكن وحركة الناس.

web-map-title = الخريطة
web-map-job = البحث عن الأماكن
web-map-which = ما يظهر
web-map-facts = أماكن تُروى عنها أمور
web-map-flows = من انتقل من أين إلى أين
web-map-how = الدوائر أماكن، وهي أكبر حيث تروي عنها نصوص أكثر؛ والأسهم حركة الناس، وهي أعرض حيث انتقل ناس أكثر. والقائمة تقول الشيء نفسه بالكلمات.
web-map-from = الحدود من Natural Earth، والأماكن من معجم هذا البرنامج. لا يُطلب شيء من أيّ خدمة خرائط.
web-map-hint = أدر العجلة مع الضغط على Ctrl لتقترب، واسحب لتنتقل.
web-map-move = تحريك الخريطة
web-map-nearer = أقرب
web-map-further = أبعد
web-map-west = إلى الغرب
web-map-east = إلى الشرق
web-map-north = إلى الشمال
web-map-south = إلى الجنوب
web-map-whole = كلّها
web-map-listed = أماكن على الخريطة
web-map-here = أظهره
web-map-items = { $count ->
    [zero] لا صور ولا أفلام
    [one] صورة أو فيلم
    [two] صورتان أو فيلمان
    [few] { $count } صور وأفلام
    [many] { $count } صورة وفيلمًا
   *[other] { $count } صورة وفيلم
}
web-map-embedded = حيث صُنع، كما يقول الملفّ نفسه
web-map-asserted = حيث صُنع، كما يقول إنسان
web-map-unplaced = ليست على الخريطة
web-map-unplaced-what = لم يقل أحد بعدُ أين تقع هذه. ويمكن أن يُذكر خطّ العرض وخطّ الطول في صفحة المكان نفسه.
web-map-moved = حركة الناس
web-map-not-drawn = ليست على الخريطة
web-map-none-facts = لا يُروى هناك عن أيّ مكان.
web-map-none-flows = لا تُروى هناك أيّ حركة للناس.
