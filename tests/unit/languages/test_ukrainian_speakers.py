"""Who speaks in Ukrainian reports, in the orders of words that parsers lose: text, then who is heard."""

import pytest

from counterclaim.flow import FlowOptions, read_report
from counterclaim.model.document import Document


def speakers(text):
    """The printed chains of the claims of ``text``."""
    document = Document(id="x", text=text, lang="uk", name="-", sha256="0" * 64, reader="test")
    options = FlowOptions(theatre="world", layers=frozenset({"claims"}))
    return [tuple(link.who for link in c.chain) for c in read_report(document, options).report.claims]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        # an acronym after its verb
        ("Ворог відійшов від Оріхова, повідомила СБУ.", "СБУ"),
        ("Уночі над Суданом збили два дрони, відзвітувало ВПС.", "ВПС"),
        ("На Сумщині знищено склад боєприпасів, додало ГУР.", "ГУР"),
        # an adverb and a place between verb and subject
        ("«Ми відіб’ємо місто», — пообіцяв учора на мітингу командир ополчення.", "командир ополчення"),
        ("«Ворог відступив», — написала вранці у Telegram речниця бригади.", "речниця бригади"),
        ("«Удар був один», — уточнив згодом на брифінгу мер Ідліба.", "мер Ідліба"),
        # a relative clause between subject and verb
        ("Міністр, якого цитує агенція, заявив, що армія взяла Ракку.", "Міністр"),
        ("Дипломати, на яких посилається газета, вважають, що загинуло сорок людей.", "Дипломати"),
        ("Лікарка, з якою поговорив кореспондент, розповіла: загинуло четверо дітей.", "Лікарка"),
        # the place of saying behind a day
        ("Того ж дня в бригаді «Вихор» оголосили, що повстанці відбили Гому.", "бригаді «Вихор»"),
        ("Того вечора в штабі заявили, що армія залишила Сінджу.", "штабі"),
        ("Наступного ранку в поліції уточнили, що загинуло двоє людей.", "поліції"),
        # a thing said, not a sayer
        ("У прокуратурі ці дані назвали вигадкою.", "прокуратурі"),
        ("У штабі цю новину назвали брехнею.", "штабі"),
        ("В уряді такі звинувачення назвали фейком.", "уряді"),
        # "convinced" speaks
        ("«Це був наш найгірший день», — переконаний командир роти.", "командир роти"),
        ("«Вони повернуться», — впевнена вчителька з Маріуполя.", "вчителька з Маріуполя"),
        ("Командувач переконаний, що армія втримає Бахмут.", "Командувач"),
        # whose data
        ("За інформацією МОЗ, загинуло троє людей.", "МОЗ"),
        ("За даними ООН, убито п’ятьох водіїв.", "ООН"),
        ("За оцінкою ВМС, потоплено два катери.", "ВМС"),
        # what is coordinated stays said
        ("У міністерстві заявили, що били по складу, і жодного будинку не пошкоджено.", "міністерстві"),
        ("Військові визнали, що лінію прорвано, а гарнізон відійшов за річку.", "Військові"),
        ("Губернатор додав, що міст підірвано, і рух зупинено.", "Губернатор"),
    ],
)
def test_everything_is_said_by(text, who):
    chains = speakers(text)
    assert chains
    assert {chain[-1] if chain else None for chain in chains} == {who}


def links(text):
    """The chains of the claims of ``text``, each link as printed and who that is."""
    document = Document(id="x", text=text, lang="uk", name="-", sha256="0" * 64, reader="test")
    options = FlowOptions(theatre="world", layers=frozenset({"claims"}))
    return [tuple((x.who, x.resolved) for x in c.chain) for c in read_report(document, options).report.claims]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Міністр, якого цитує агенція, заявив, що армія взяла Ракку.", ("агенція", "Міністр")),
        ("Дипломати, на яких посилається газета, вважають, що загинуло сорок людей.", ("газета", "Дипломати")),
        ("Командувач доповів, як передає та сама агенція, що місто взято.", ("та сама агенція", "Командувач")),
        ("Пентагон підтвердив: за оцінкою посадовців, загони відійшли.", ("Пентагон", "посадовців")),
        ("Мер уточнив: за даними лікарні, поранено трьох дітей.", ("Мер", "лікарні")),
        ("Речниця дорікнула сусідам: мовляв, ті обстріляли порт.", ("Речниця",)),
    ],
)
def test_whose_words_pass_through_whom(text, chain):
    assert speakers(text)[-1] == chain


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Начальник поліції назвав двох загиблих. За його словами, поранено дитину.", "Начальник поліції"),
        ("Речниця бригади розповіла про бій. За її словами, ворог відступив.", "Речниця бригади"),
        ("Служба безпеки заявила про удар. За її даними, згорів склад.", "Служба безпеки"),
        ("Губернатор виступив у Гомі. Речниця лікарні мовчала. За його словами, місто взято.", "Губернатор"),
        ("У штабі визнали відступ. Ворог, стверджують там, утратив три танки.", "штабі"),
    ],
)
def test_a_pronoun_takes_up_whom_its_gender_allows(text, who):
    assert links(text)[-1][-1][1] == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("— Ми тримаємо канал, — розповідає комбат. — Ворог утратив два танки. Міст підірвано.", "комбат"),
        ("— Скільки вас? — питаю. — Двадцять, — каже сержант. — Учора нас обстріляли двічі.", "сержант"),
        ("— Ворог відступив, — сказав мер. — Школа згоріла.\nРинок розбомбили.", None),
        ("— Ворог відступив, — сказав мер. Школа згоріла.", None),
    ],
)
def test_who_speaks_in_the_last_sentence_of_a_dialogue(text, who):
    assert (speakers(text)[-1] or (None,))[-1] == who


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("«Місто наше», — заявив пресофіцер.", "Місто наше"),
        ("Радник написав, що бійці вже в місті.", "бійці вже в місті"),
        ("«Ситуація під контролем», — додав губернатор.", "Ситуація під контролем"),
        ("«Відступу немає», — повторив ведучий.", "Відступу немає"),
        ("— На східному березі росіяни, — каже сержант.", "На східному березі росіяни"),
    ],
)
def test_a_clause_without_a_verb_is_told(text, content):
    document = Document(id="x", text=text, lang="uk", name="-", sha256="0" * 64, reader="test")
    report = read_report(document, FlowOptions(theatre="world", layers=frozenset({"claims"}))).report
    assert [c.content.text for c in report.claims] == [content]
