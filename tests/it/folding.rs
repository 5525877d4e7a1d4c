//! Folding: what of two spellings is the same.

use proptest::prelude::{any, proptest};
use taikei::text::fold::key;

/// Makes a text one that is folded by the rules of Unicode alone; for its key it is nothing.
const VARIATION: char = '\u{FE0F}';

fn by_unicode(text: &str) -> String {
    key(&format!("{text}{VARIATION}"))
}

#[test]
fn typography_makes_no_difference() {
    let same = |texts: &[&str]| texts.iter().all(|text| key(text) == key(texts[0]));
    assert!(same(&["ワーク・ライフ(調和)", "ワーク・ ライフ（調和）", "ﾜｰｸ・ﾗｲﾌ\u{3000}(調和)"]));
    assert!(same(&["がん", "か\u{3099}ん"]));
    assert!(same(&["1-2", "１－２", "１―２", "①‐２"]));
    assert!(same(&["3~5", "３～５", "3〜5"]));
    assert!(!same(&["ＤＶ", "dv"]) && !same(&["一", "ー"]) && !same(&["ハ", "八"]));
    assert_eq!(key("１（２）－Ａ～Ｚ、 ぱ"), "1(2)-A~Z、ぱ");
}

#[test]
fn every_character_alone_is_folded_by_the_rules_of_unicode() {
    for letter in (0..=u32::from(char::MAX)).filter_map(char::from_u32) {
        let text = letter.to_string();
        assert_eq!(key(&text), by_unicode(&text), "{letter:?}");
    }
}

proptest! {
    #[test]
    fn texts_are_folded_by_the_rules_of_unicode(
        usual in "[ -~、-】ぁ-ゖァ-ー一-龥！-～\u{3000}]{0,20}",
        mixed in "[がカ\u{3099}-\u{309F}ｶﾞ①―〜A\u{301}！]{0,8}",
        other in any::<String>(),
    ) {
        for text in [usual.clone(), mixed.clone(), other.clone(), format!("{usual}{mixed}{other}")] {
            assert_eq!(key(&text), by_unicode(&text));
        }
    }
}
