//! Marks: what a legend explains, words in brackets, columns of marks, and marks of departments.

use taikei::plan::Plan;

use super::{chart, chart_with, codes, listing, titles};

/// The names of the marks of a listing.
fn marks<'p>(plan: &'p Plan, code: &str) -> Vec<&'p str> {
    let listing = plan.listings.iter().find(|listing| listing.code == code).unwrap();
    listing.marks.iter().map(|id| plan.mark(*id).name.as_str()).collect()
}

/// The departments of a listing, each with the names of its marks.
fn departments(plan: &Plan, code: &str) -> Vec<String> {
    let listing = plan.listings.iter().find(|listing| listing.code == code).unwrap();
    let named = |id| {
        let marks = listing.department_marks.get(id).into_iter().flatten().map(|mark| plan.mark(*mark).name.as_str());
        format!("{}:{}", plan.department(*id).label, marks.collect::<Vec<_>>().join("+"))
    };
    listing.departments.iter().map(named).collect()
}

const HEAD: &str = "基本目標|施策|事業|内容|担当課\n";

#[test]
fn the_signs_of_a_legend_mark_sections_and_projects() {
    for legend in [
        "★（重点課題）\n◆（市民と進める取組）\n新：新規事業",
        "凡例　★：重点課題　◆：市民と進める取組　新：新規事業",
        "※ ★＝重点課題、◆＝市民と進める取組、新＝新規事業",
        "★|重点課題\n◆|市民と進める取組\n【新】新規事業",
        "★は重点課題を示す。\n◆は市民と進める取組を示す。\n（新）…新規事業",
    ] {
        let read = chart(&format!(
            "みどり計画\n{legend}\n{HEAD}\
             I 花を育てる|(1)★ 苗を増やす|①◆ 苗の配布|苗を配ります。|花みどり課\n\
             ||②【新】種の交換|種を交換します。|花みどり課\n\
             ||★◆③ 苗木の市（新）|市を開きます。|花みどり課\n"
        ));
        assert_eq!(codes(&read), Vec::<&str>::new(), "{legend}: {:?}", read.found);
        let plan = &read.plan;
        assert_eq!((&*plan.priority_mark.symbol, &*plan.priority_mark.name), ("★", "重点課題"), "{legend}");
        assert!(plan.sections[1].priority && !plan.listings[0].priority && plan.listings[2].priority, "{legend}");
        assert_eq!(marks(plan, "1-1-1"), ["市民と進める取組"], "{legend}");
        assert_eq!(marks(plan, "1-1-2"), ["新規事業"], "{legend}");
        assert_eq!(marks(plan, "1-1-3").len(), 2, "{legend}");
        assert_eq!(plan.source.body, None, "{legend}");
        assert_eq!(
            titles(&read),
            [
                "1-1-1 苗の配布 / 苗を配ります。 / 花みどり課",
                "1-1-2 種の交換 / 種を交換します。 / 花みどり課",
                "1-1-3 苗木の市 / 市を開きます。 / 花みどり課",
            ],
            "{legend}"
        );
        let slugs: Vec<_> = plan.marks.iter().map(|mark| mark.slug.as_str()).collect();
        assert!(slugs.contains(&"new") && slugs.iter().any(|slug| slug.len() == 10), "{slugs:?}");
    }
}

#[test]
fn a_legend_that_explains_the_relistings_too_gives_them_no_mark() {
    let read = chart(&format!(
        "みどり計画\n凡例　★…重点　◇…拡充　再掲…ほかにも載る事業　新規…今年度から\n{HEAD}\
         I 花を育てる|(1) 苗を増やす|①苗の配布◇|苗を配ります。|花みどり課\n\
         |(2) 種を増やす|①苗の配布（再掲）|苗を配ります。|花みどり課\n"
    ));
    let names: Vec<_> = read.plan.marks.iter().map(|mark| mark.name.as_str()).collect();
    assert!(names.contains(&"拡充") && !names.iter().any(|name| name.contains("再掲")), "{names:?}");
    assert!(listing(&read, "1-2-1").relisting);
    assert_eq!(marks(&read.plan, "1-1-1"), ["拡充"]);
}

#[test]
fn words_in_brackets_need_no_legend() {
    for (word, name) in [
        ("【新規】", "新規"),
        ("（継続）", "継続"),
        ("［充実］", "充実"),
        ("〔拡充〕", "拡充"),
        ("<検討>", "検討"),
        ("《重点》", "重点"),
        ("(見直し)", "見直し"),
        ("【廃止】", "廃止"),
        ("(新)", "新"),
    ] {
        for title in [format!("{word}①苗の配布"), format!("①{word}苗の配布"), format!("① 苗の配布{word}")]
        {
            let read = chart(&format!("{HEAD}I 花|(1) 苗|{title}|苗を配ります。|花みどり課\n"));
            assert_eq!(codes(&read), Vec::<&str>::new(), "{title}: {:?}", read.found);
            assert_eq!(listing(&read, "1-1-1").title, "苗の配布", "{title}");
            let found = marks(&read.plan, "1-1-1");
            let expected = if name == "重点" { (vec![], true) } else { (vec![name], false) };
            assert_eq!((found, listing(&read, "1-1-1").priority), expected, "{title}");
        }
    }
}

#[test]
fn several_marks_may_share_a_pair_of_brackets_with_a_relisting() {
    let read = chart(&format!(
        "{HEAD}I 花|(1) 苗|①苗の配布（新規・拡充）|苗を配ります。|花みどり課\n\
         |(2) 種|①苗の配布【再掲・拡充】|苗を配ります。|花みどり課\n\
         ||②苗の検討（案）|考えます。|花みどり課\n"
    ));
    assert_eq!(codes(&read), Vec::<&str>::new(), "{:?}", read.found);
    assert_eq!(marks(&read.plan, "1-1-1"), ["新規", "拡充"]);
    let again = listing(&read, "1-2-1");
    assert!(again.relisting && again.original.is_some());
    assert_eq!(marks(&read.plan, "1-2-1"), ["拡充"]);
    assert_eq!(listing(&read, "1-2-2").title, "苗の検討（案）");
}

#[test]
fn a_column_of_marks_marks_its_projects_and_is_kept() {
    let read = chart(
        "基本目標|施策|事業|区分|重点|内容|担当課\n\
         I 花|(1) 苗|①苗の配布|新規|○|苗を配ります。|花みどり課\n\
         ||②種の交換|継続||種を交換します。|花みどり課\n\
         ||③花の市|ソフト事業||市を開きます。|花みどり課\n\
         |(2) 種|①苗の配布|再掲||苗を配ります。|花みどり課\n",
    );
    assert_eq!(codes(&read), Vec::<&str>::new(), "{:?}", read.found);
    assert_eq!(marks(&read.plan, "1-1-1"), ["新規"]);
    assert!(listing(&read, "1-1-1").priority && !listing(&read, "1-1-2").priority);
    assert_eq!(marks(&read.plan, "1-1-3"), Vec::<&str>::new());
    assert!(listing(&read, "1-2-1").original.is_some());
    assert_eq!(read.plan.columns, ["区分", "重点"]);
    assert_eq!(listing(&read, "1-1-1").cells, [(0, "新規".to_owned()), (1, "○".to_owned())]);
}

#[test]
fn departments_carry_marks_of_their_own() {
    for cell in [
        "◎花みどり課、○公園課",
        "◎花みどり課○公園課",
        "花みどり課◎、公園課○",
        "◎ 花みどり課　○ 公園課",
        "(◎)花みどり課・(○)公園課",
    ] {
        let read = chart(&format!(
            "◎：主管課　○：関係課\n{HEAD}I 花|(1) 苗|①苗の配布|苗を配ります。|{cell}\n\
             ||②種の交換|種を交換します。|公園課\n"
        ));
        let found: Vec<_> = codes(&read).into_iter().filter(|code| *code != "P12").collect();
        assert_eq!(found, Vec::<&str>::new(), "{cell}: {:?}", read.found);
        assert_eq!(departments(&read.plan, "1-1-1"), ["花みどり課:主管課", "公園課:関係課"], "{cell}");
        assert_eq!(departments(&read.plan, "1-1-2"), ["公園課:"], "{cell}");
        let slugs: Vec<_> = read.plan.marks.iter().map(|mark| mark.slug.as_str()).collect();
        assert_eq!(slugs, ["lead", "related"], "{cell}");
    }
}

#[test]
fn a_heading_may_explain_the_marks_of_its_departments() {
    let read = chart(
        "基本目標|施策|事業|内容|担当課（◎主管課 ○関係課）\n\
         I 花|(1) 苗|○苗の配布|苗を配ります。|◎花みどり課、○公園課\n",
    );
    assert_eq!(codes(&read), Vec::<&str>::new(), "{:?}", read.found);
    assert_eq!(listing(&read, "1-1-1").title, "苗の配布");
    assert_eq!(departments(&read.plan, "1-1-1"), ["花みどり課:主管課", "公園課:関係課"]);
}

#[test]
fn a_legend_may_stand_below_the_table() {
    let read = chart(&format!("{HEAD}I 花|(1) 苗|①苗の配布|苗を配ります。|●花みどり課\n\n※●：事務局を担う課\n"));
    assert_eq!(codes(&read), Vec::<&str>::new(), "{:?}", read.found);
    assert_eq!(departments(&read.plan, "1-1-1"), ["花みどり課:事務局を担う課"]);
}

#[test]
fn signs_that_nothing_explains_are_called_after_themselves() {
    let read = chart(&format!("{HEAD}I 花|(1) 苗|◎①苗の配布|苗を配ります。|▲花みどり課\n"));
    assert_eq!(listing(&read, "1-1-1").title, "苗の配布");
    assert_eq!(marks(&read.plan, "1-1-1"), ["◎印"]);
    assert_eq!(departments(&read.plan, "1-1-1"), ["花みどり課:▲印"]);
    assert!(read.plan.marks.iter().all(|mark| !mark.explained));
}

#[test]
fn plan_toml_explains_a_mark_and_gives_it_an_address() {
    let settings = "[[mark]]\nsymbol = \"◎\"\nname = \"市民と進める取組\"\nslug = \"together\"\n\
        [[mark]]\nsymbol = \"▲\"\nname = \"幹事\"\nof_departments = true\n";
    let lines = format!("{HEAD}I 花|(1) 苗|◎①苗の配布|苗を配ります。|▲花みどり課\n");
    let read = chart_with(&lines, settings, "");
    assert_eq!(codes(&read), Vec::<&str>::new(), "{:?}", read.found);
    assert_eq!(marks(&read.plan, "1-1-1"), ["市民と進める取組"]);
    assert_eq!(departments(&read.plan, "1-1-1"), ["花みどり課:幹事"]);
    assert_eq!(read.plan.marks[0].slug, "together");
}

#[test]
fn lines_above_a_chart_that_only_look_like_a_legend_are_none() {
    for line in ["■ 施策の体系", "● みどり計画", "【資料6】", "作成：総務課", "（案）", "1 基本目標：花のまち"]
    {
        let read = chart(&format!("{line}\n{HEAD}I 花|(1) 苗|①苗の配布|苗を配ります。|花みどり課\n"));
        assert_eq!(codes(&read), Vec::<&str>::new(), "{line}");
        assert!(read.plan.marks.is_empty(), "{line}: {:?}", read.plan.marks);
        assert_eq!(read.plan.priority_mark.symbol, "★", "{line}");
    }
}

#[test]
fn a_relisting_may_name_its_original_and_stand_without_brackets() {
    for (title, again, original) in [
        ("苗の配布（再掲 1-1-1）", true, "1-1-1"),
        ("苗の配布（再掲：1-1-2）", true, "1-1-2"),
        ("苗の配布（1-1-1の再掲）", true, "1-1-1"),
        ("苗の配布（基本目標1-1-1から再掲）", true, "1-1-1"),
        ("苗の配布【再掲（1-1-2）】", true, "1-1-2"),
        ("苗の配布（9-9-9の再掲）", true, "1-1-1"),
        ("苗の配布（再掲・事業番号12）", false, ""),
        ("苗の配布（再掲 事業番号12）", true, "1-1-1"),
        ("苗の配布※1-1-2の再掲", true, "1-1-2"),
        ("苗の配布 ※再掲", true, "1-1-1"),
        ("再掲：苗の配布", true, "1-1-1"),
        ("※再掲　苗の配布", true, "1-1-1"),
        ("苗の配布（1-1-1に再掲）", false, ""),
        ("苗の配布（令和5年度再掲）", false, ""),
        ("再掲載の手続", false, ""),
        ("再掲", false, ""),
    ] {
        let read = chart(&format!(
            "{HEAD}1 花|1-1 苗|1-1-1 苗の配布|苗を配ります。|花みどり課\n\
             ||1-1-2 苗の植付|苗を植えます。|花みどり課\n\
             |1-2 種|1-2-1 {title}|苗を配ります。|花みどり課\n"
        ));
        let found = listing(&read, "1-2-1");
        let named = found.original.map_or("", |id| read.plan.listing(id).code.as_str());
        assert_eq!((found.relisting, named), (again, original), "{title}: {:?}", read.found);
        assert_eq!(found.title, if again { "苗の配布" } else { title }, "{title}");
        let is_told = codes(&read).contains(&"R07");
        assert_eq!(
            is_told,
            !again && !title.contains("に再掲") && title != "再掲載の手続",
            "{title}: {:?}",
            read.found
        );
    }
}
