//! Departments: 部 above 課, names for all, what stands for the cell above, and what divides names.

use super::{arg, chart, chart_with, codes, listing, titles};

const HEAD: &str = "基本目標|施策|事業|内容|担当課\n";

/// The labels and 部 of the departments of a chart.
fn units(read: &crate::support::Chart) -> Vec<String> {
    let line = |unit: &taikei::plan::Department| format!("{}<{}", unit.label, unit.division.as_deref().unwrap_or("-"));
    read.plan.departments.iter().map(line).collect()
}

fn of_cell(cell: &str) -> crate::support::Chart {
    chart(&format!("{HEAD}I 花|(1) 苗|①苗の配布|苗を配ります。|{cell}\n"))
}

#[test]
fn a_division_in_a_cell_stands_above_its_departments() {
    for (cell, expected) in [
        ("市民部 市民課", &["市民課<市民部"][..]),
        ("市民部　市民課", &["市民課<市民部"]),
        ("市民部市民課", &["市民課<市民部"]),
        ("市民部　市民課、税務課", &["市民課<市民部", "税務課<市民部"]),
        ("市民部　市民課・税務課　福祉部　保育課", &["市民課<市民部", "税務課<市民部", "保育課<福祉部"]),
        ("市民部　市民課、図書館", &["市民課<市民部", "図書館<-"]),
        ("市民部、福祉部", &["市民部<-", "福祉部<-"]),
        ("内部統制課", &["内部統制課<-"]),
        ("消防本部　予防課", &["予防課<消防本部"]),
        ("男女共同参画推進部会", &["男女共同参画推進部会<-"]),
    ] {
        assert_eq!(units(&of_cell(cell)), expected, "{cell}");
    }
}

#[test]
fn a_column_of_divisions_stands_above_the_departments_of_its_row() {
    let read = chart(
        "基本目標|施策|事業|内容|担当部|担当課\n\
         I 花|(1) 苗|①苗の配布|苗を配ります。|市民部|総務課\n\
         ||②種の交換|種を交換します。|福祉部|総務課、関係各課\n\
         ||③花の市|市を開きます。|〃|保育課\n\
         ||④花の本|本を買います。||図書館\n",
    );
    assert_eq!(codes(&read), Vec::<&str>::new(), "{:?}", read.found);
    assert_eq!(units(&read), ["市民部 総務課<市民部", "福祉部 総務課<福祉部", "保育課<福祉部", "図書館<-"]);
    assert_eq!(listing(&read, "1-1-2").collectives, ["関係各課"]);
    assert_ne!(read.plan.departments[0].slug, read.plan.departments[1].slug);
}

#[test]
fn a_column_of_divisions_alone_is_that_of_the_departments() {
    for heading in ["部", "部名", "部局", "担当部", "部署"] {
        let read = chart(&format!(
            "基本目標|施策|事業|内容|{heading}\n\
             I 花|(1) 苗|①苗の配布|苗を配ります。|市民部\n\
             ||②種の交換|種を交換します。|福祉部、市民部\n"
        ));
        assert_eq!(codes(&read), Vec::<&str>::new(), "{heading}: {:?}", read.found);
        assert_eq!(titles(&read)[1], "1-1-2 種の交換 / 種を交換します。 / 福祉部 市民部", "{heading}");
    }
}

#[test]
fn a_division_without_a_department_answers_itself() {
    for heads in ["部|課", "担当部|課", "部|担当課"] {
        let read = chart(&format!(
            "基本目標|施策|事業|内容|{heads}\n\
             I 花|(1) 苗|①苗の配布|苗を配ります。|市民部|総務課\n\
             ||②種の交換|種を交換します。|福祉部|\n\
             ||③花の市|市を開きます。|〃|\n\
             ||④花の本|本を買います。|〃|保育課\n"
        ));
        assert_eq!(codes(&read), Vec::<&str>::new(), "{heads}: {:?}", read.found);
        assert_eq!(units(&read), ["総務課<市民部", "福祉部<-", "保育課<福祉部"], "{heads}");
        assert_eq!(titles(&read)[2], "1-1-3 花の市 / 市を開きます。 / 福祉部", "{heads}");
    }
}

#[test]
fn a_further_row_with_a_division_alone_adds_it() {
    let read = chart(
        "基本目標|施策|事業|内容|部|課\n\
         I 花|(1) 苗|①苗の配布|苗を配ります。|市民部|総務課\n\
         ||||福祉部|\n",
    );
    assert_eq!(codes(&read), ["P07"], "{:?}", read.found);
    assert_eq!(titles(&read), ["1-1-1 苗の配布 / 苗を配ります。 / 総務課 福祉部"]);
}

#[test]
fn a_department_printed_without_its_only_division_is_the_same() {
    let read = chart(&format!(
        "{HEAD}I 花|(1) 苗|①苗の配布|苗を配ります。|市民部　市民課\n||②種の交換|種を交換します。|市民課\n"
    ));
    assert_eq!(units(&read), ["市民課<市民部"]);
    assert_eq!(read.plan.departments[0].listings.len(), 2);
}

#[test]
fn departments_toml_names_one_of_two_by_its_division() {
    let known = "[[department]]\nname = \"市民部 総務課\"\nslug = \"shimin-somu\"\n\
        [[department]]\nname = \"福祉部 総務課\"\nslug = \"fukushi-somu\"\n";
    let lines = format!(
        "{HEAD}I 花|(1) 苗|①苗の配布|苗を配ります。|市民部　総務課\n||②種の交換|種を交換します。|福祉部　総務課\n"
    );
    let read = chart_with(&lines, "", known);
    assert!(read.found.is_empty(), "{:?}", read.found);
    let slugs: Vec<_> = read.plan.departments.iter().map(|unit| unit.slug.as_str()).collect();
    assert_eq!(slugs, ["shimin-somu", "fukushi-somu"]);
}

#[test]
fn names_for_all_are_no_departments() {
    for name in [
        "各課",
        "全課",
        "関係各課",
        "全庁",
        "庁内各課",
        "各部署",
        "関係課",
        "全部署",
        "各所管課",
        "事業所管課",
        "関係各課等",
    ] {
        let read = of_cell(&format!("市民課、{name}"));
        assert_eq!(codes(&read), Vec::<&str>::new(), "{name}: {:?}", read.found);
        assert_eq!(
            (units(&read), &*listing(&read, "1-1-1").collectives),
            (vec!["市民課<-".to_owned()], &[name.to_owned()][..])
        );
    }
}

#[test]
fn what_stands_for_the_cell_above_repeats_it() {
    for ditto in ["〃", "同上", "″", "々", "仝"] {
        let read = chart(&format!(
            "{HEAD}I 花|(1) 苗|①苗の配布|苗を配ります。|市民課、公園課\n||②種の交換|種を交換します。|{ditto}\n"
        ));
        assert_eq!(titles(&read)[1], "1-1-2 種の交換 / 種を交換します。 / 市民課 公園課", "{ditto}");
        assert_eq!(codes(&read), ["P16"], "{ditto}");
    }
}

#[test]
fn names_are_divided_by_commas_dots_strokes_and_line_breaks() {
    for divider in ["、", "，", ",", "・", "／", "/", "；"] {
        let read = of_cell(&format!("市民課{divider}こども・若者課{divider}図書館"));
        assert_eq!(units(&read), ["市民課<-", "こども・若者課<-", "図書館<-"], "{divider}");
        assert_eq!(codes(&read), Vec::<&str>::new(), "{divider}: {:?}", read.found);
    }
    let lines =
        "基本目標,施策,事業,内容,担当課\nI 花,(1) 苗,①苗の配布,苗を配ります。,\"市民課\nこども・若者課\n図書館\"\n";
    let read = crate::support::read_bytes("seeds/plan/chart.csv", lines.as_bytes().to_vec());
    assert_eq!(units(&read), ["市民課<-", "こども・若者課<-", "図書館<-"]);
    assert_eq!(codes(&read), Vec::<&str>::new(), "{:?}", read.found);
}

#[test]
fn a_dot_within_a_name_of_departments_toml_divides_nothing() {
    let known = "[[department]]\nname = \"市民課・税務課分室\"\nslug = \"bunshitsu\"\n";
    let lines = format!("{HEAD}I 花|(1) 苗|①苗の配布|苗を配ります。|市民課・税務課分室、保育課\n");
    let read = chart_with(&lines, "", known);
    assert_eq!(units(&read), ["市民課・税務課分室<-", "保育課<-"]);
    assert_eq!(units(&chart(&lines)), ["市民課<-", "税務課分室<-", "保育課<-"]);
}

#[test]
fn a_unit_behind_its_department_is_one_with_it() {
    let read = chart(
        "施策|事業|内容|担当課\n\
         1 苗|①苗の配布|苗を配ります。|政策企画課 広報係\n\
         |②種の交換|種を交換します。|総務課　庶務係 文書係、税務課\n\
         |③花の市|市を開きます。|政策企画課、広報係\n\
         |④花の本|本を買います。|福祉部 高齢課 支援係\n",
    );
    assert_eq!(codes(&read), Vec::<&str>::new(), "{:?}", read.found);
    let names: Vec<_> = titles(&read).iter().map(|line| line.rsplit(" / ").next().unwrap().to_owned()).collect();
    assert_eq!(
        names,
        ["政策企画課 広報係", "総務課 庶務係 総務課 文書係 税務課", "政策企画課 広報係", "高齢課 支援係"]
    );
    assert_eq!(listing(&read, "1-1").departments.len(), 1);
    assert_eq!(listing(&read, "1-2").departments.len(), 3);
    assert_eq!(listing(&read, "1-3").departments.len(), 2);
    assert_eq!(listing(&read, "1-4").departments.len(), 1);
}

#[test]
fn a_description_that_is_the_name_of_a_unit_is_a_description() {
    let read = chart(
        "施策|事業|内容|担当課\n\
         1 苗|①花の本|図書館|図書館\n\
         |②花の市||商工課\n\
         |③花の絵|公園課|\n",
    );
    assert_eq!(titles(&read), ["1-1 花の本 / 図書館 / 図書館", "1-2 花の市 /  / 商工課", "1-3 花の絵 /  / 公園課"]);
}

#[test]
fn a_line_may_end_within_the_name_of_a_department() {
    let text = "施策\t事業\t内容\t担当課\n\
                1 学ぶ\t①図書\t買います。\t\"子育て\n支援課\"\n\
                \t②読み聞かせ\t開きます。\t\"農業委員会\n事務局\n子ども家庭\n支援センター\"\n\
                \t③催し\t\"夏に\n開きます。\"\t\"図書館\n関係\n各課\"\n";
    let read = crate::support::read_bytes("seeds/plan/chart.tsv", text.as_bytes().to_vec());
    assert_eq!(codes(&read), Vec::<&str>::new(), "{:?}", read.found);
    assert_eq!(titles(&read)[0], "1-1 図書 / 買います。 / 子育て支援課");
    assert_eq!(titles(&read)[1], "1-2 読み聞かせ / 開きます。 / 農業委員会事務局 子ども家庭支援センター");
    assert!(titles(&read)[2].ends_with("図書館 関係各課"), "{:?}", titles(&read));
}

#[test]
fn a_name_broken_where_its_beginning_is_a_name_too_is_known_from_departments_toml_or_from_the_chart() {
    let rows = |more: &str| {
        format!(
            "施策\t事業\t内容\t担当課\n1 学ぶ\t①給食\t作ります。\t\"小学校\n給食センター\n教育課\"\n\
             \t②献立\t考えます。\t\"小学校\n給食\nセンター、教育課\"\n{more}"
        )
    };
    let names = |text: &str, known: &str| {
        let read = crate::support::read_with("seeds/plan/chart.tsv", text.as_bytes().to_vec(), "", known);
        units(&read).iter().map(|unit| unit.trim_end_matches("<-").to_owned()).collect::<Vec<_>>()
    };
    let known = "[[department]]\nname = \"小学校給食センター\"\nslug = \"kyushoku\"\n";
    assert_eq!(names(&rows(""), ""), ["小学校", "給食センター", "教育課"]);
    assert_eq!(names(&rows(""), known), ["小学校給食センター", "教育課"]);
    let elsewhere = "\t③調理\t教えます。\t教育課、小学校給食センター\n";
    assert_eq!(names(&rows(elsewhere), ""), ["小学校給食センター", "教育課"]);
}

#[test]
fn a_name_in_which_one_letter_is_wrong_is_told_beside_the_known_one() {
    let known = "[[department]]\nname = \"産業振興課\"\nslug = \"sangyo\"\n";
    let lines = format!("{HEAD}I 花|(1) 苗|①苗の配布|苗を配ります。|産業新興課\n||②種の交換|種を交換します。|公園課\n");
    let read = chart_with(&lines, "", known);
    let found: Vec<_> = read.found.iter().map(|found| found.code.as_str()).collect();
    assert_eq!(found, ["R06", "R05"], "{:?}", read.found);
    assert!(arg(&read, "R06").contains("「産業振興課」"), "{:?}", read.found);
    let short = "[[department]]\nname = \"総務課\"\nslug = \"somu\"\n";
    let lines = format!("{HEAD}I 花|(1) 苗|①苗の配布|苗を配ります。|総務謀\n||②種の交換|種を交換します。|財務課\n");
    let read = chart_with(&lines, "", short);
    let found: Vec<_> = read.found.iter().map(|found| found.code.as_str()).collect();
    assert_eq!(found, ["R06", "R05"], "{:?}", read.found);
}

#[test]
fn a_remark_behind_a_department_makes_no_other_of_it() {
    let of = |cell: &str| {
        let text = format!("施策\t事業\t内容\t担当課\n1 学ぶ\t①図書\t買います。\t\"{cell}\"\n");
        let read = crate::support::read_bytes("seeds/plan/chart.tsv", text.into_bytes());
        units(&read).iter().map(|unit| unit.trim_end_matches("<-").to_owned()).collect::<Vec<_>>()
    };
    for (cell, expected) in [
        ("公園課（庶務係）\n財政課", &["公園課（庶務係）", "財政課"][..]),
        ("公園課（庶務係）　財政課", &["公園課（庶務係）", "財政課"]),
        ("公園課\n財政課（予算）", &["公園課", "財政課（予算）"]),
        ("公園課\n財政課（予算、\n決算）", &["公園課", "財政課（予算、決算）"]),
        ("公園課（庶務係、文書係）\n財政課", &["公園課（庶務係、文書係）", "財政課"]),
        ("公園課（庶務係・文書係）・財政課", &["公園課（庶務係・文書係）", "財政課"]),
        ("公園課\n（庶務係）\n財政課", &["公園課（庶務係）", "財政課"]),
        ("公園課（主）\n財政課", &["公園課", "財政課"]),
        ("公園課◎\n財政課○", &["公園課", "財政課"]),
        ("子育て（母子）\n支援課", &["子育て（母子）支援課"]),
        ("公園課（庶務係", &["公園課（庶務係"]),
    ] {
        assert_eq!(of(cell), expected, "{cell}");
    }
}

#[test]
fn the_line_to_type_for_a_department_is_one_line_of_toml() {
    let text = "施策\t事業\t内容\t担当課\n1 学ぶ\t①図書\t買います。\t\"NPO\"\"輪\"\"\n運営\"\n";
    let read = crate::support::read_bytes("seeds/plan/chart.tsv", text.as_bytes().to_vec());
    let found = read.found.iter().find(|found| found.code.as_str() == "R05").unwrap();
    let help = found.help(taikei::diag::words::Lang::Ja);
    assert!(help.contains(r#"name = "NPO\"輪\" 運営"、"#), "{help}");
}
