"""Command names and descriptions in Russian and Turkish, by the English ones."""

from __future__ import annotations

Wordings = tuple[str, str]
"""Russian, Turkish."""

NAMES: dict[str, Wordings] = {
    "ask": ("спросить", "sor"),
    "toll": ("жертвы", "kayıplar"),
    "Check against sources": ("Сверить с источниками", "Kaynaklarla karşılaştır"),
    "sources": ("источники", "kaynaklar"),
    "help": ("помощь", "yardım"),
    "status": ("состояние", "durum"),
    "privacy": ("конфиденциальность", "gizlilik"),
    "reindex": ("обновить-индекс", "dizini-güncelle"),
    "add": ("добавить", "ekle"),
    "remove": ("удалить", "kaldır"),
    "watch": ("следить", "izle"),
    "unwatch": ("не-следить", "izlemeyi-bırak"),
    "question": ("вопрос", "soru"),
    "event": ("событие", "olay"),
    "source": ("издание", "yayın"),
    "since": ("с", "başlangıç"),
    "until": ("по", "bitiş"),
    "private": ("только-мне", "yalnızca-bana"),
    "about": ("о-чём", "konu"),
    "side": ("сторона", "taraf"),
    "kind": ("вид", "tür"),
    "as_of": ("на-день", "tarih"),
    "words": ("слова", "sözcükler"),
    "full": ("полностью", "tümü"),
    "dry_run": ("без-записи", "deneme"),
    "url": ("адрес", "adres"),
    "article": ("статья", "makale"),
    "channel": ("канал", "kanal"),
    "killed": ("убитые", "ölenler"),
    "wounded": ("раненые", "yaralılar"),
    "missing": ("пропавшие без вести", "kayıp kişiler"),
    "captured": ("пленные", "esirler"),
    "displaced": ("перемещённые", "yerinden edilenler"),
    "casualties": ("потери", "zayiat"),
}

DESCRIPTIONS: dict[str, Wordings] = {
    "Ask the articles: an answer with its sources": (
        "Спросить статьи: ответ с источниками",
        "Makalelere sor: kaynaklarıyla yanıt",
    ),
    "What you want to know": ("Что вы хотите узнать", "Ne öğrenmek istiyorsun"),
    "Only articles about this event": (
        "Только статьи об этом событии",
        "Yalnızca bu olayla ilgili makaleler",
    ),
    "Only articles of this outlet": ("Только статьи этого издания", "Yalnızca bu yayının makaleleri"),
    "Only articles published on or after this day, like 2022-09-13": (
        "Только статьи, вышедшие в этот день или позже, например 2022-09-13",
        "Yalnızca bu gün veya sonrasında yayımlananlar, örneğin 2022-09-13",
    ),
    "Only articles published on or before this day, like 2022-09-16": (
        "Только статьи, вышедшие в этот день или раньше, например 2022-09-16",
        "Yalnızca bu gün veya öncesinde yayımlananlar, örneğin 2022-09-16",
    ),
    "Show the answer to you alone": ("Показать ответ только вам", "Yanıtı yalnızca sana göster"),
    "The latest casualty toll of an event, and who says so": (
        "Последнее число жертв события и кто его называет",
        "Bir olayın son kayıp sayısı ve bunu kimin söylediği",
    ),
    "The event, in words": ("Событие, своими словами", "Olay, kendi sözcüklerinle"),
    "Only this party, country or place": (
        "Только эта сторона, страна или место",
        "Yalnızca bu taraf, ülke veya yer",
    ),
    "Only killed, wounded, missing …": (
        "Только убитые, раненые, пропавшие …",
        "Yalnızca ölenler, yaralılar, kayıplar …",
    ),
    "The toll as it stood on this day, like 2022-09-16": (
        "Данные на этот день, например 2022-09-16",
        "Bu günkü durum, örneğin 2022-09-16",
    ),
    "The articles that answers are drawn from": (
        "Статьи, на которых основаны ответы",
        "Yanıtların dayandığı makaleler",
    ),
    "Only about this event": ("Только об этом событии", "Yalnızca bu olayla ilgili"),
    "Only of this outlet": ("Только этого издания", "Yalnızca bu yayından"),
    "Words of the title": ("Слова из заголовка", "Başlıktaki sözcükler"),
    "What I can do, and how to read an answer": (
        "Что я умею и как читать ответ",
        "Neler yapabilirim ve yanıt nasıl okunur",
    ),
    "How old the index is, and how I am doing": (
        "Насколько свеж индекс и как у меня дела",
        "Dizin ne kadar eski ve ben nasılım",
    ),
    "What I keep and for how long; export or delete yours": (
        "Что и как долго я храню; выгрузить или удалить своё",
        "Neyi ne kadar saklıyorum; seninkini dışa aktar veya sil",
    ),
    "Bring the index in line with the articles": (
        "Привести индекс в соответствие со статьями",
        "Dizini makalelerle uyumlu hale getir",
    ),
    "Embed everything anew, not only what changed": (
        "Обработать всё заново, а не только изменённое",
        "Yalnızca değişenleri değil, her şeyi yeniden işle",
    ),
    "Only say what would happen": ("Только сказать, что изменится", "Yalnızca ne olacağını söyle"),
    "Add an article by its web address": ("Добавить статью по адресу", "Web adresiyle makale ekle"),
    "The article's address": ("Адрес статьи", "Makalenin adresi"),
    "Remove an article from the index for good": (
        "Удалить статью из индекса навсегда",
        "Bir makaleyi dizinden kalıcı olarak kaldır",
    ),
    "The article: type words of its title": (
        "Статья: введите слова заголовка",
        "Makale: başlığından sözcükler yaz",
    ),
    "Post in a channel when an event's toll changes": (
        "Писать в канал, когда меняется число жертв события",
        "Bir olayın kayıp sayısı değişince kanala yaz",
    ),
    "The event to watch": ("Событие, за которым следить", "İzlenecek olay"),
    "Where to post": ("Куда писать", "Nereye yazılacağı"),
    "Stop posting about an event in a channel": (
        "Больше не писать о событии в канал",
        "Kanalda bir olay hakkında yazmayı bırak",
    ),
    "Where I post": ("Куда я пишу", "Nereye yazdığım"),
    "The event; leave out for all of the channel": (
        "Событие; без него — все в этом канале",
        "Olay; boş bırakılırsa kanaldaki hepsi",
    ),
}
