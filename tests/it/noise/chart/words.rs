//! Made-up but likely words of Japanese policy plans: titles, descriptions, names of units.

use std::collections::BTreeSet;

const WHO: &[&str] = &[
    "子育て家庭",
    "高齢者",
    "障害のある人",
    "外国人住民",
    "若者",
    "児童・生徒",
    "市民",
    "地域団体",
    "職員",
    "事業者",
    "農業者",
    "来訪者",
    "ひとり親家庭",
    "介護者",
    "町内会・自治会",
    "中小企業",
    "ボランティア",
    "乳幼児",
    "保護者",
    "自主防災組織",
    "利用者",
    "移住希望者",
    "NPO法人",
    "小・中学校",
    "働く世代",
    "ＤＶ被害者",
];
const WHAT: &[&str] = &[
    "相談窓口",
    "情報誌",
    "学習講座",
    "交流広場",
    "見守り活動",
    "体験プログラム",
    "研修",
    "イベント",
    "図書資料",
    "助成制度",
    "ガイドブック",
    "実態調査",
    "ネットワーク",
    "居場所",
    "防災訓練",
    "健康診査",
    "就労支援",
    "移動手段",
    "緑地",
    "文化財",
    "コミュニティバス",
    "リサイクル",
    "ホームページ",
    "人材バンク",
    "「出前講座」",
    "タウンミーティング(懇談会)",
    "24時間電話相談",
    "3歳児健診",
    "ワーク・ライフ・バランス",
];
const ACT: &[&str] = &[
    "の開催",
    "の実施",
    "の充実",
    "の周知",
    "の検討",
    "の整備",
    "の発行と配布",
    "への支援",
    "の普及・啓発",
    "の見直し",
    "の育成",
    "による情報提供",
    "の利用促進",
    "に向けた連携の強化",
    "の担い手づくり",
];
const FIELD: &[&str] = &[
    "人権",
    "健康・福祉",
    "環境",
    "教育",
    "産業",
    "防災・防犯",
    "文化・スポーツ",
    "都市基盤",
    "子育て",
    "男女平等参画",
    "観光",
    "行財政運営",
    "多文化共生",
    "交通安全",
    "食育",
    "消費生活",
    "脱炭素",
    "歴史と景観",
    "水と緑",
    "情報化(DX)",
];
const WISH: &[&str] = &[
    "を大切にするまちづくり",
    "が支えあう地域社会の実現",
    "の担い手が育つ仕組みづくり",
    "における参画の拡大",
    "に関する意識の醸成",
    "の安全と安心の確保",
    "を次の世代へつなぐ取組",
    "の推進体制の強化",
    "で活躍できる環境の整備",
    "についての相談と救済",
    "を通じたにぎわいの創出",
    "のネットワークの形成",
    "への切れ目のない支援",
    "の格差の解消（是正）",
];
const HOW: &[&str] = &[
    "地域で見守り、支えあう",
    "誰もが学べる",
    "暮らしに根ざした",
    "計画的で持続可能な",
    "多様な主体との協働による",
    "広域的な",
    "早期の発見と対応による",
    "災害に強い",
    "身近な場所での",
    "デジタル技術をいかした",
    "担い手の立場にたった",
    "きめ細かな",
];
const DO: &[&str] = &[
    "を行います",
    "の充実を図ります",
    "に努めます",
    "を進めます",
    "を支援します",
    "について検討します",
    "を定期的に実施します",
    "を通じて、意識の醸成を図ります",
    "に関する情報を、市報・市ホームページ等で提供します",
];
const UNITS: &[&str] = &[
    "総務課",
    "企画政策課",
    "秘書広報課",
    "財政課",
    "管財課",
    "契約課",
    "職員課",
    "情報推進課",
    "市民課",
    "保険年金課",
    "健康課",
    "生活福祉課",
    "高齢者支援課",
    "障害福祉課",
    "子育て支援課",
    "保育課",
    "児童青少年課",
    "子ども家庭支援センター",
    "文化振興課",
    "スポーツ振興課",
    "産業振興課",
    "農業委員会事務局",
    "環境保全課",
    "ごみ減量推進課",
    "都市計画課",
    "道路建設課",
    "下水道課",
    "教育企画課",
    "学校運営課",
    "教育指導課",
    "社会教育課",
    "公民館",
    "図書館",
    "選挙管理委員会",
    "議会事務局",
    "危機管理室",
    "消防署",
    "会計室",
    "男女平等推進センター",
    "協働コミュニティ課",
    "こども・若者課",
    "地域包括支援センター",
    "監査委員事務局",
    "市立病院",
    "税務課",
];
const COLLECTIVES: &[&str] = &["関係各課", "全課", "各課", "庁内各課", "関係課"];

/// A number drawn from another, well mixed (`SplitMix64`).
pub(crate) fn mix(seed: u64) -> u64 {
    let mut mixed = seed.wrapping_add(0x9E37_79B9_7F4A_7C15);
    mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ (mixed >> 31)
}

/// A number below another, by a seed.
pub(crate) fn below(seed: u64, limit: usize) -> usize {
    usize::try_from(mix(seed) % limit as u64).expect("smaller than a usize")
}

/// One entry of a list, and the seed moved on.
pub(crate) fn pick<T: Copy>(list: &[T], seed: &mut u64) -> T {
    *seed = mix(*seed);
    list[below(*seed, list.len())]
}

/// Gives titles that no other part of the plan has.
#[derive(Default)]
pub(crate) struct Titles {
    taken: BTreeSet<String>,
}

impl Titles {
    /// The title of a section; a lower level has longer ones.
    pub(crate) fn section(&mut self, level: usize, seed: u64) -> String {
        self.fresh(seed, |seed| match level {
            0 => format!("{}{}", pick(FIELD, seed), pick(WISH, seed)),
            1 => format!("{}{}", pick(WHO, seed), pick(WISH, seed)),
            _ => format!("{}{}{}", pick(HOW, seed), pick(WHAT, seed), pick(ACT, seed)),
        })
    }

    /// The title of a project; now and then a whole sentence.
    pub(crate) fn project(&mut self, seed: u64) -> String {
        self.fresh(seed, |seed| {
            let title = format!("{}の{}{}", pick(WHO, seed), pick(WHAT, seed), pick(ACT, seed));
            if below(*seed, 100) == 0 { sentence(seed) } else { title }
        })
    }

    fn fresh(&mut self, seed: u64, make: impl Fn(&mut u64) -> String) -> String {
        let mut seed = seed;
        loop {
            let title = make(&mut seed);
            if self.taken.insert(title.clone()) {
                return title;
            }
        }
    }
}

fn sentence(seed: &mut u64) -> String {
    format!("{}を対象に、{}{}{}。", pick(WHO, seed), pick(HOW, seed), pick(WHAT, seed), pick(DO, seed))
}

/// A description of one to three sentences; now and then one that begins with a number, as 「1人ひとり」 does.
pub(crate) fn description(seed: u64) -> String {
    let mut seed = mix(seed);
    let starts = [("", 92), ("1人ひとりに寄り添い、", 3), ("24時間体制で、", 3), ("２次被害を防ぐため、", 2)];
    let mut roll = seed % 100;
    let start = starts.iter().find(|(_, share)| {
        let hit = roll < *share;
        roll = roll.saturating_sub(*share);
        hit
    });
    let mut text = start.map_or("", |(words, _)| *words).to_owned();
    for _ in 0..=mix(seed) % 3 {
        text.push_str(&sentence(&mut seed));
    }
    text
}

/// Some units, each once, and now and then a collective name after them.
pub(crate) fn departments(count: usize, collective: bool, seed: u64) -> Vec<&'static str> {
    let mut seed = seed;
    let mut names = Vec::new();
    while names.len() < count.min(UNITS.len()) {
        let name = pick(UNITS, &mut seed);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    if collective {
        names.push(pick(COLLECTIVES, &mut seed));
    }
    names
}

/// Whether a name stands for departments without naming one.
pub(crate) fn is_collective(name: &str) -> bool {
    COLLECTIVES.contains(&name)
}
