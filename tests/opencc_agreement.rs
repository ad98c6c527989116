//! The embedded dictionaries and the system's ``OpenCC`` say the same, so that the feature `opencc`
//! changes no result.
#![cfg(feature = "opencc")]

use std::path::Path;

use cascade_align::simplified_by_both;

/// Words that are converted as words, and text that stays.
const TEXTS: [&str; 8] = [
    "全會強調,要著力優化城市空間佈局,盤活閒置廠房,湖裡候鳥四萬隻,幹部隊伍扎實苦幹。",
    "乾隆年間的乾貨,乾坤扭轉,乾乾淨淨,簡單明瞭,瞭望塔上瞭如指掌。",
    "憑藉區位優勢,藉口與借口,反覆核實並答覆群眾,覆蓋全域。",
    "成效顯著,著名學者的著作,沿著江岸,意味著新起點,不著急。",
    "后勤与後勤,干部與幹部,里程與裡程,面條與麵條,只有與隻有。",
    "鍾錶與鐘錶,鬆樹與松樹,發展與頭髮,台灣與颱風,徵收與特徵。",
    "要着力优化城市空间布局，成效显著，覆盖城乡，二〇二七年底前建成。",
    "㑮𠀀𫝈 GDP 5.5% ‘“《》”’ ①Ⅱ\u{301}",
];

#[test]
fn on_words_and_sentences() {
    for text in TEXTS {
        let (embedded, system) = simplified_by_both(text);
        assert_eq!(embedded, system, "{text}");
    }
    let (embedded, _) = simplified_by_both("乾隆年間的乾貨");
    assert_eq!(embedded, "乾隆年间的干货");
}

#[test]
fn on_real_texts() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    let texts = texts_below(&corpus);
    if texts.is_empty() {
        println!("skipped: {} holds no texts", corpus.display());
        return;
    }
    for (path, text) in texts {
        let (embedded, system) = simplified_by_both(&text);
        assert!(embedded == system, "{path}");
    }
}

/// The text files of a folder and its folders, in any order.
fn texts_below(folder: &Path) -> Vec<(String, String)> {
    let mut texts = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            texts.extend(texts_below(&path));
        } else if path.extension().is_some_and(|extension| extension == "txt")
            && let Ok(text) = std::fs::read_to_string(&path)
        {
            texts.push((path.display().to_string(), text));
        }
    }
    texts
}
