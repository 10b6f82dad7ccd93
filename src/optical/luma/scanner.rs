//! Picture after picture of one camera, each read with what the one before taught.

use super::look::Looks;
use super::picture::Picture;
use super::reading::{self, Code};
use super::region::Region;

/// The largest picture that is looked at: 64 megapixels, more than phones' cameras take by default.
const PIXEL_LIMIT: usize = 64 << 20;

/// The longest side that is looked at, enlarged or not: rxing adds up widths of a row's stripes in 16 bits.
const SIDE_LIMIT: usize = 1 << 14;

/// One picture in so many is read whole even where a code is followed: there may be another beside it.
const WHOLE_EVERY: usize = 8;

/// The part of its length that a code may move from one picture to the next.
const WAY: usize = 5;

/// Reads the QR codes in the pictures of a camera.
///
/// It remembers two things from picture to picture: where the codes were, which is then a smaller picture to look at, and
/// which look showed them. A picture without a code is looked at in harder ways as long as there is time, each picture in
/// others.
#[derive(Default)]
pub struct Scanner {
    looks: Looks,
    followed: Option<Followed>,
}

/// Where codes were in pictures of this size, and how often only there was looked since.
struct Followed {
    region: Region,
    width: usize,
    height: usize,
    times: usize,
}

impl Scanner {
    /// The texts of the QR codes in a grey picture, given row after row, each once.
    ///
    /// Harder ways than the usual are tried only while `may_go_on` says so. A picture that is empty, not `width * height`
    /// long, longer than 16,384 at a side or above 64 megapixels has no codes.
    pub fn scan(
        &mut self,
        luma: &[u8],
        width: usize,
        height: usize,
        may_go_on: impl Fn() -> bool,
    ) -> Vec<String> {
        if width > SIDE_LIMIT || height > SIDE_LIMIT || luma.len() > PIXEL_LIMIT {
            return Vec::new();
        }
        let Some(picture) = Picture::new(luma, width, height) else { return Vec::new() };
        let times = self.followed.as_ref().map_or(0, |followed| followed.times);
        let codes = match self.follow(&picture) {
            Some(codes) => codes,
            None => self.search(&picture, may_go_on),
        };
        self.followed = codes.iter().map(|code| code.region).reduce(Region::joined).map(|region| {
            let region = region.widened(region.width.max(region.height) / WAY);
            Followed { region, width, height, times: times + 1 }
        });
        let mut texts: Vec<String> = Vec::new();
        for code in codes {
            if !texts.contains(&code.text) {
                texts.push(code.text);
            }
        }
        texts
    }

    /// The codes where those of the picture before were; `None` if not all is read there, or it is the whole picture's turn.
    fn follow(&self, picture: &Picture<'_>) -> Option<Vec<Code>> {
        let Followed { region, width, height, times } = *self.followed.as_ref()?;
        let is_same_size = (width, height) == (picture.width(), picture.height());
        if !is_same_size || times.is_multiple_of(WHOLE_EVERY) {
            return None;
        }
        let look = self.looks.first();
        let mut seen = reading::read(&look.see(&picture.part(region))?);
        for code in &mut seen.codes {
            code.region = look.place(code.region).within(region);
        }
        seen.is_all.then_some(seen.codes)
    }

    /// The codes of the whole picture: looks at it until one shows some and beside them nothing like a part of one.
    fn search(&mut self, picture: &Picture<'_>, may_go_on: impl Fn() -> bool) -> Vec<Code> {
        let mut codes: Vec<Code> = Vec::new();
        let mut had = 0;
        for look in self.looks.all() {
            if had >= Looks::SURE && (!codes.is_empty() || !may_go_on()) {
                break;
            }
            had += 1;
            let Some(bits) = look.see(picture) else { continue };
            let seen = reading::read(&bits);
            if codes.is_empty() && !seen.codes.is_empty() {
                self.looks.praise(look);
            }
            codes.extend(
                seen.codes
                    .into_iter()
                    .map(|Code { text, region }| Code { text, region: look.place(region) }),
            );
            if seen.is_all {
                break;
            }
        }
        if codes.is_empty() {
            self.looks.pass_on(had);
        }
        codes
    }
}
