//! Titles: those that begin with a figure, and those whose number is missing.

use super::{chart, codes, sections, titles};

#[test]
fn projects_without_numbers_may_begin_with_a_figure() {
    let read = chart(
        "基本目標|施策|事業|内容|担当課\n\
         Ⅰ 花|(1) 苗|苗の配布|苗を配って、まちを花で満たします。|花みどり課\n\
         ||24時間相談|電話で相談を受けます。|総務課\n\
         ||花の市|花の市を開きます。|商工課\n\
         |(2) 道|3歳児健診|3歳の子どもを診ます。|健康課\n\
         ||1か月児健診|赤ちゃんを診ます。|健康課\n\
         ||100周年記念事業|記念の会を開きます。|総務課\n\
         ||2025年問題への備え|相談を受けます。|福祉課\n",
    );
    assert_eq!(codes(&read), Vec::<&str>::new(), "{:?}", read.found);
    assert_eq!(
        titles(&read),
        [
            "1-1-1 苗の配布 / 苗を配って、まちを花で満たします。 / 花みどり課",
            "1-1-2 24時間相談 / 電話で相談を受けます。 / 総務課",
            "1-1-3 花の市 / 花の市を開きます。 / 商工課",
            "1-2-1 3歳児健診 / 3歳の子どもを診ます。 / 健康課",
            "1-2-2 1か月児健診 / 赤ちゃんを診ます。 / 健康課",
            "1-2-3 100周年記念事業 / 記念の会を開きます。 / 総務課",
            "1-2-4 2025年問題への備え / 相談を受けます。 / 福祉課",
        ]
    );
}

#[test]
fn a_section_whose_title_begins_with_a_count_has_no_number() {
    let read = chart(
        "基本目標|施策|事業|内容|担当課\n\
         Ⅰ 花|1 苗|①苗の配布|苗を配って、まちを花で満たします。|花みどり課\n\
         |2 道|①花の市|花の市を開きます。|商工課\n\
         |3歳からの育ち|①絵本|本を読みます。|図書館\n",
    );
    assert_eq!(codes(&read), ["P22"], "{:?}", read.found);
    assert_eq!(sections(&read), ["1 [Ⅰ] 花", "1-1 [1] 苗", "1-2 [2] 道", "1-3 [] 3歳からの育ち"]);
    assert_eq!(titles(&read)[2], "1-3-1 絵本 / 本を読みます。 / 図書館");
}

#[test]
fn numbers_stand_right_before_words_that_are_no_count() {
    let read = chart(
        "基本目標|施策|事業|内容|担当課\n\
         1人権|1歳入の確保|①納税|納税を助けます。|税務課\n\
         |2時間外勤務の縮減|①早帰り|早く帰ります。|人事課\n",
    );
    assert_eq!(codes(&read), Vec::<&str>::new(), "{:?}", read.found);
    assert_eq!(sections(&read), ["1 [1] 人権", "1-1 [1] 歳入の確保", "1-2 [2] 時間外勤務の縮減"]);
}

#[test]
fn a_project_without_its_number_is_read_by_its_column_and_announced() {
    let read = chart(
        "基本目標|施策|事業|内容|担当課\n\
         Ⅰ 花|(1) 苗|①苗の配布|苗を配って、まちを花で満たします。|花みどり課\n\
         ||花の市|花の市を開きます。|商工課\n\
         ||③花の本|花の本を買います。|図書館\n",
    );
    assert_eq!(codes(&read), ["P22"], "{:?}", read.found);
    assert_eq!(titles(&read)[1], "1-1-2 花の市 / 花の市を開きます。 / 商工課");
}
