//! Bytes through light, end to end: packages through frames that are lost, mixed and forged, and codes through a camera.

use std::cell::Cell;

use mdawa::optical::{FrameError, FrameReceiver, FrameSender, Modules, Progress, Scanner, scan};
use proptest::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

/// A generator of repeatable chance (xorshift64*).
struct Chance(u64);

impl Chance {
    fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 32
    }

    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next()).unwrap() % bound
    }

    fn bytes(&mut self, length: usize) -> Vec<u8> {
        (0..length).map(|_| self.next().to_le_bytes()[0]).collect()
    }
}

fn sender(package: &[u8], density: u8) -> FrameSender {
    FrameSender::new(package, density).unwrap()
}

/// Shows frames of these indices until the package is whole, and says how many it took.
fn receive(sender: &FrameSender, package: &[u8], indices: impl IntoIterator<Item = u32>) -> usize {
    let mut receiver = FrameReceiver::new();
    let mut shown = 0;
    for index in indices {
        let progress = receiver.push(&sender.text(index)).unwrap();
        shown += 1;
        if progress.done {
            assert_eq!(receiver.package(), Some(package));
            return shown;
        }
        assert_eq!(receiver.package(), None);
    }
    panic!("{shown} frames are not enough");
}

mod frames {
    use super::*;

    #[wasm_bindgen_test(unsupported = test)]
    fn packages_of_many_lengths_come_through() {
        let mut chance = Chance::new(1);
        let lengths = [1, 2, 45, 46, 47, 92, 833, 834, 3000, 23_552, 23_553];
        for length in lengths {
            let package = chance.bytes(length);
            for density in [4, 20, 40] {
                let sender = sender(&package, density);
                let minimum = sender.minimum_frames();
                assert_eq!(receive(&sender, &package, 0..), minimum, "{length} at {density}");
            }
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn the_longest_package_comes_through() {
        let package = Chance::new(2).bytes(1 << 20);
        let sender = sender(&package, 40);
        assert_eq!(receive(&sender, &package, 0..), sender.minimum_frames());
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn any_frames_suffice_whichever_are_lost() {
        let (mut shown, mut minimum) = (0, 0);
        for seed in 0..20 {
            let mut chance = Chance::new(seed);
            let package = chance.bytes(10_000 + 500 * usize::try_from(seed).unwrap());
            let sender = sender(&package, 20);
            assert!(sender.minimum_frames() >= 10);
            let kept = (0..).filter(|_| chance.below(2) == 0);
            shown += receive(&sender, &package, kept);
            minimum += sender.minimum_frames();
        }
        assert!(shown * 100 <= minimum * 105, "{shown} frames where {minimum} are the least");
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn who_comes_late_needs_no_more_frames() {
        let (mut shown, mut minimum) = (0, 0);
        for seed in 0..20 {
            let package = Chance::new(seed).bytes(12_000);
            let sender = sender(&package, 20);
            shown += receive(&sender, &package, 1024..);
            minimum += sender.minimum_frames();
        }
        assert!(shown * 100 <= minimum * 105, "{shown} frames where {minimum} are the least");
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn frames_come_in_any_order_and_twice() {
        let mut chance = Chance::new(3);
        let package = chance.bytes(9000);
        let sender = sender(&package, 15);
        let mut receiver = FrameReceiver::new();
        let mut last = Progress { useful: false, received: 0, needed: 196, done: false };
        while !last.done {
            let text = sender.text(u32::try_from(chance.below(100)).unwrap());
            let progress = receiver.push(&text).unwrap();
            assert_eq!(progress.useful, progress.received > last.received);
            assert_eq!(progress.needed, last.needed);
            let again = receiver.push(&text).unwrap();
            assert_eq!(again, Progress { useful: false, ..progress });
            last = progress;
        }
        assert_eq!(last.received, last.needed);
        assert_eq!(receiver.package(), Some(&package[..]));
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_change_of_density_keeps_what_was_received() {
        let package = Chance::new(4).bytes(40_000);
        let mut receiver = FrameReceiver::new();
        let mut received = 0;
        for density in [40, 10, 25, 20] {
            let sender = sender(&package, density);
            for index in 100..105 {
                let progress = receiver.push(&sender.text(index)).unwrap();
                assert!(progress.received >= received);
                received = progress.received;
            }
        }
        let lightest = sender(&package, 5);
        let frames = (0..).position(|index| receiver.push(&lightest.text(index)).unwrap().done);
        assert_eq!(receiver.package(), Some(&package[..]));
        assert!(frames < Some(lightest.minimum_frames()));
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_frame_says_no_more_once_the_package_is_whole() {
        let package = Chance::new(5).bytes(2000);
        let sender = sender(&package, 20);
        let mut receiver = FrameReceiver::new();
        for index in 0..3 {
            receiver.push(&sender.text(index)).unwrap();
        }
        let progress = receiver.push(&sender.text(77)).unwrap();
        assert_eq!(progress, Progress { useful: false, received: 44, needed: 44, done: true });
        assert_eq!(receiver.package(), Some(&package[..]));
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn frames_of_two_packages_are_not_mixed() {
        let mut chance = Chance::new(6);
        let (ours, other) = (chance.bytes(5000), chance.bytes(5000));
        let (ours_sender, other_sender) = (sender(&ours, 20), sender(&other, 20));
        let mut receiver = FrameReceiver::new();
        let mut index = 0;
        while !receiver.push(&ours_sender.text(index)).unwrap().done {
            assert_eq!(receiver.push(&other_sender.text(index)), Err(FrameError::Foreign));
            index += 1;
        }
        assert_eq!(receiver.push(&other_sender.text(index)), Err(FrameError::Foreign));
        assert_eq!(receiver.package(), Some(&ours[..]));
        assert_eq!(index as usize + 1, ours_sender.minimum_frames());
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_still_opens_from_a_link() {
        let package = Chance::new(7).bytes(600);
        let sender = sender(&package, 20);
        assert_eq!(sender.minimum_frames(), 1);
        let link = format!("https://example.org/doctor.html#{}", sender.text(9));
        assert!(FrameReceiver::new().push(&link).unwrap().done);
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn other_codes_change_nothing() {
        let package = Chance::new(8).bytes(3000);
        let sender = sender(&package, 20);
        let mut receiver = FrameReceiver::new();
        let before = receiver.push(&sender.text(0)).unwrap();
        for text in ["", "https://example.org", "4006381333931", "WIFI:S:net;P:word;;"] {
            assert_eq!(receiver.push(text), Err(FrameError::NotOurs), "{text:?}");
        }
        let text = sender.text(1);
        assert_eq!(receiver.push(&text[..text.len() - 1]), Err(FrameError::Malformed));
        let again = receiver.push(&sender.text(0)).unwrap();
        assert_eq!(again, Progress { useful: false, ..before });
    }

    proptest! {
        #[test]
        fn pushing_never_panics(texts in prop::collection::vec("(056[0-9]{0,400}|.{0,40}#?[0-9]{0,60})", 0..8)) {
            let mut receiver = FrameReceiver::new();
            for text in texts {
                let _ = receiver.push(&text);
            }
        }
    }
}

/// A grey picture that codes are put into and that is then made as bad as a camera's.
struct Scene {
    luma: Vec<f32>,
    width: usize,
    height: usize,
}

impl Scene {
    fn new(width: usize, height: usize, ground: f32) -> Self {
        Self { luma: vec![ground; width * height], width, height }
    }

    /// Draws a code with its quiet zone, so that the four corners of the modules are where `corners` says: upper left,
    /// upper right, lower right, lower left. Each pixel is the mean of four samples.
    fn draw(&mut self, code: &Modules, corners: [[f64; 2]; 4]) {
        let size = code.size as f64;
        let to_modules = Projection::from_square(corners).inverse();
        for y in 0..self.height {
            for x in 0..self.width {
                let (mut sum, mut hits) = (0.0, 0.0);
                for sample in 0..4 {
                    let at = [
                        x as f64 + (f64::from(sample % 2) + 0.5) / 2.0,
                        y as f64 + (f64::from(sample / 2) + 0.5) / 2.0,
                    ];
                    let Some([u, v]) = to_modules.project(at).map(|at| at.map(|a| a * size)) else {
                        continue;
                    };
                    if (-4.0..size + 4.0).contains(&u) && (-4.0..size + 4.0).contains(&v) {
                        hits += 1.0;
                        let is_dark = u >= 0.0
                            && v >= 0.0
                            && u < size
                            && v < size
                            && code.modules[v as usize * code.size + u as usize] == 1;
                        sum += if is_dark { 30.0 } else { 215.0 };
                    }
                }
                let pixel = &mut self.luma[y * self.width + x];
                *pixel = (*pixel * (4.0 - hits) + sum) / 4.0;
            }
        }
    }

    /// Draws a code upright and as large as fits into a square.
    fn draw_upright(&mut self, code: &Modules, left: f64, top: f64, side: f64) {
        let (right, bottom) = (left + side, top + side);
        self.draw(code, [[left, top], [right, top], [right, bottom], [left, bottom]]);
    }

    /// Blurs by the mean of a square, twice, which is near a lens's bell.
    fn blurred(mut self, reach: usize) -> Self {
        for _ in 0..2 {
            let sharp = self.luma.clone();
            for y in 0..self.height {
                for x in 0..self.width {
                    let (mut sum, mut count) = (0.0, 0.0);
                    for j in y.saturating_sub(reach)..=(y + reach).min(self.height - 1) {
                        for i in x.saturating_sub(reach)..=(x + reach).min(self.width - 1) {
                            sum += sharp[j * self.width + i];
                            count += 1.0;
                        }
                    }
                    self.luma[y * self.width + x] = sum / count;
                }
            }
        }
        self
    }

    /// Adds noise of at most so much either way.
    fn noisy(mut self, amplitude: f32, seed: u64) -> Self {
        let mut chance = Chance::new(seed);
        for pixel in &mut self.luma {
            let noise = chance.below(2001) as f32 / 1000.0 - 1.0;
            *pixel += amplitude * noise;
        }
        self
    }

    fn inverted(mut self) -> Self {
        self.luma.iter_mut().for_each(|pixel| *pixel = 255.0 - *pixel);
        self
    }

    fn scan(&self) -> Vec<String> {
        scan(&self.levels(), self.width, self.height)
    }

    /// Scans as one of many pictures with time for so many harder looks.
    fn scan_with(&self, scanner: &mut Scanner, harder_looks: usize) -> Vec<String> {
        let left = Cell::new(harder_looks);
        let may_go_on = || left.replace(left.get().saturating_sub(1)) > 0;
        scanner.scan(&self.levels(), self.width, self.height, may_go_on)
    }

    fn levels(&self) -> Vec<u8> {
        self.luma.iter().map(|pixel| *pixel as u8).collect()
    }
}

/// A projective map of the plane.
struct Projection([[f64; 3]; 3]);

impl Projection {
    /// The map that takes the unit square's corners to these four (Heckbert 1989, §2.2.3).
    fn from_square([[x0, y0], [x1, y1], [x2, y2], [x3, y3]]: [[f64; 2]; 4]) -> Self {
        let (dx1, dx2, sx) = (x1 - x2, x3 - x2, x0 - x1 + x2 - x3);
        let (dy1, dy2, sy) = (y1 - y2, y3 - y2, y0 - y1 + y2 - y3);
        let area = dx1 * dy2 - dx2 * dy1;
        let (g, h) = ((sx * dy2 - dx2 * sy) / area, (dx1 * sy - sx * dy1) / area);
        Self([
            [x1 - x0 + g * x1, x3 - x0 + h * x3, x0],
            [y1 - y0 + g * y1, y3 - y0 + h * y3, y0],
            [g, h, 1.0],
        ])
    }

    fn inverse(&self) -> Self {
        let m = &self.0;
        let minor = |r: usize, c: usize| {
            let (r1, r2, c1, c2) = ((r + 1) % 3, (r + 2) % 3, (c + 1) % 3, (c + 2) % 3);
            m[r1][c1] * m[r2][c2] - m[r1][c2] * m[r2][c1]
        };
        Self([0, 1, 2].map(|r| [0, 1, 2].map(|c| minor(c, r))))
    }

    fn project(&self, [x, y]: [f64; 2]) -> Option<[f64; 2]> {
        let [u, v, w] = self.0.map(|row| row[0] * x + row[1] * y + row[2]);
        (w.abs() > 1e-9).then(|| [u / w, v / w])
    }
}

mod camera {
    use super::*;

    /// The first frame of a stream in this version, and its text.
    fn code(version: u8) -> (Modules, String) {
        let sender = sender(&Chance::new(version.into()).bytes(20_000), version);
        assert_eq!(sender.version(), version);
        (sender.modules(0), sender.text(0))
    }

    /// The corners of a square of a side, turned by degrees around the middle of a picture.
    fn turned(width: usize, height: usize, side: f64, degrees: f64) -> [[f64; 2]; 4] {
        let (sin, cos) = degrees.to_radians().sin_cos();
        [[-1.0, -1.0], [1.0, -1.0], [1.0, 1.0], [-1.0, 1.0]].map(|[x, y]| {
            let (x, y) = (x * side / 2.0, y * side / 2.0);
            [width as f64 / 2.0 + x * cos - y * sin, height as f64 / 2.0 + x * sin + y * cos]
        })
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn codes_of_all_densities_are_read() {
        for (version, pixels) in [(5, 4.0), (10, 3.5), (20, 3.0), (25, 3.0), (40, 3.0)] {
            let (code, text) = code(version);
            let side = code.size as f64 * pixels;
            let extent = side as usize + 60;
            let mut scene = Scene::new(extent, extent, 120.0);
            scene.draw_upright(&code, 30.3, 29.6, side);
            assert_eq!(scene.scan(), [text], "version {version}");
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_still_code_is_read() {
        for length in [1, 50, 300] {
            let sender = sender(&Chance::new(9).bytes(length), 20);
            let code = sender.modules(0);
            let side = code.size as f64 * 4.0;
            let mut scene = Scene::new(side as usize + 40, side as usize + 40, 215.0);
            scene.draw_upright(&code, 20.0, 20.0, side);
            assert_eq!(scene.scan(), [sender.text(0)], "{length} bytes");
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_turned_code_is_read() {
        let (code, text) = code(10);
        for degrees in [5.0, 17.0, 33.0, 45.0, 90.0, 180.0, 237.0] {
            let mut scene = Scene::new(480, 400, 90.0);
            scene.draw(&code, turned(480, 400, 228.0, degrees));
            assert_eq!(scene.scan(), [&*text], "{degrees} degrees");
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_tilted_code_is_read() {
        for version in [5, 10, 20] {
            let (code, text) = code(version);
            let mut scene = Scene::new(430, 400, 90.0);
            scene.draw(&code, [[30.0, 20.0], [410.0, 45.0], [380.0, 360.0], [50.0, 385.0]]);
            assert_eq!(scene.scan(), [text], "version {version}");
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_blurred_and_noisy_code_is_read() {
        let (code, text) = code(20);
        let mut scene = Scene::new(520, 480, 90.0);
        scene.draw(&code, turned(520, 480, 97.0 * 4.0, 4.0));
        assert_eq!(scene.blurred(1).noisy(25.0, 3).scan(), [text]);
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_light_code_on_a_dark_ground_is_read() {
        let (code, text) = code(10);
        let mut scene = Scene::new(320, 300, 215.0);
        scene.draw_upright(&code, 40.0, 40.0, 57.0 * 4.0);
        assert_eq!(scene.inverted().scan(), [text]);
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn several_codes_in_one_picture_are_read() {
        let mut scene = Scene::new(770, 250, 120.0);
        let mut expected = Vec::new();
        for (place, version) in [5, 6, 7, 10].into_iter().enumerate() {
            let (code, text) = code(version);
            scene.draw_upright(&code, 20.0 + 190.0 * place as f64, 40.0, 160.0);
            expected.push(text);
        }
        let mut texts = scene.scan();
        texts.sort();
        expected.sort();
        assert_eq!(texts, expected);
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn codes_that_share_their_quiet_zones_are_read() {
        for version in [10, 20, 30] {
            let sender = sender(&Chance::new(11).bytes(20_000), version);
            let codes = [0, 1, 2, 3].map(|index| sender.modules(index));
            let (side, step) = (codes[0].size as f64, codes[0].size as f64 + 4.0);
            let extent = (2.0 * step + 4.0) * 2.0;
            let mut scene = Scene::new(extent as usize, extent as usize, 215.0);
            for (code, [column, row]) in
                codes.iter().zip([[0.0, 0.0], [1.0, 0.0], [0.0, 1.0], [1.0, 1.0]])
            {
                let [left, top] = [column, row].map(|place| (4.0 + place * step) * 2.0);
                scene.draw_upright(code, left, top, side * 2.0);
            }
            let mut texts = scene.scan();
            let mut expected = [0, 1, 2, 3].map(|index| sender.text(index));
            texts.sort();
            expected.sort();
            assert_eq!(texts, expected, "version {version}");
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn the_same_text_is_told_once() {
        let (code, text) = code(5);
        let mut scene = Scene::new(400, 200, 215.0);
        scene.draw_upright(&code, 20.0, 30.0, 148.0);
        scene.draw_upright(&code, 220.0, 30.0, 148.0);
        assert_eq!(scene.scan(), [text]);
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_stream_comes_through_from_screen_to_package() {
        let package = Chance::new(10).bytes(700);
        let sender = sender(&package, 10);
        let mut receiver = FrameReceiver::new();
        for index in 0.. {
            let mut scene = Scene::new(320, 280, 150.0);
            scene.draw(&sender.modules(index), turned(320, 280, 57.0 * 3.5, 3.0));
            for text in scene.noisy(20.0, index.into()).scan() {
                receiver.push(&text).unwrap();
            }
            if receiver.package().is_some() {
                break;
            }
        }
        assert_eq!(receiver.package(), Some(&package[..]));
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn what_is_blurred_beyond_a_first_look_is_read_where_there_is_time() {
        let (code, text) = code(20);
        let mut scene = Scene::new(500, 500, 90.0);
        scene.draw(&code, turned(500, 500, 97.0 * 4.0, 3.0));
        let scene = scene.blurred(2);
        assert_eq!(scene.scan_with(&mut Scanner::default(), 0), Vec::<String>::new());
        assert_eq!(scene.scan(), [&*text]);
        // One harder look a picture, each picture another; the one that showed the code is then the first.
        let mut scanner = Scanner::default();
        let pictures = (0..6).position(|_| !scene.scan_with(&mut scanner, 1).is_empty());
        assert!(pictures.is_some());
        for _ in 0..20 {
            assert_eq!(scene.scan_with(&mut scanner, 0), [&*text]);
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_code_that_is_followed_may_move_jump_and_go() {
        let (code, text) = code(10);
        let mut scanner = Scanner::default();
        let places = [[40.0, 40.0], [52.0, 30.0], [60.0, 22.0], [300.0, 200.0], [310.0, 190.0]];
        for [left, top] in places {
            let mut scene = Scene::new(640, 480, 120.0);
            scene.draw_upright(&code, left, top, 57.0 * 4.0);
            assert_eq!(scene.scan_with(&mut scanner, 0), [&*text], "{left} {top}");
        }
        let gone = Scene::new(640, 480, 120.0);
        assert_eq!(gone.scan_with(&mut scanner, 0), Vec::<String>::new());
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_code_that_comes_beside_the_one_that_is_followed_is_seen() {
        let ((code_one, text_one), (code_two, text_two)) = (code(5), code(6));
        let mut scanner = Scanner::default();
        let mut scene = Scene::new(800, 400, 120.0);
        scene.draw_upright(&code_one, 40.0, 100.0, 150.0);
        assert_eq!(scene.scan_with(&mut scanner, 0), [&*text_one]);
        scene.draw_upright(&code_two, 600.0, 100.0, 150.0);
        let mut seen = Vec::new();
        for _ in 0..8 {
            seen.extend(scene.scan_with(&mut scanner, 0));
        }
        assert!(seen.contains(&text_one) && seen.contains(&text_two));
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn a_picture_of_another_size_is_looked_at_whole() {
        let (code, text) = code(5);
        let mut scanner = Scanner::default();
        for side in [700, 300, 500] {
            let mut scene = Scene::new(side, side, 120.0);
            scene.draw_upright(&code, side as f64 - 170.0, side as f64 - 170.0, 150.0);
            assert_eq!(scene.scan_with(&mut scanner, 0), [&*text]);
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn blank_and_random_pictures_have_no_codes() {
        let nothing = Vec::<String>::new();
        for grey in [0, 127, 255] {
            assert_eq!(scan(&vec![grey; 200 * 150], 200, 150), nothing);
        }
        for seed in 0..10 {
            assert_eq!(scan(&Chance::new(seed).bytes(200 * 150), 200, 150), nothing);
        }
    }

    #[wasm_bindgen_test(unsupported = test)]
    fn pictures_of_impossible_sizes_have_no_codes() {
        let nothing = Vec::<String>::new();
        assert_eq!(scan(&[], 0, 0), nothing);
        assert_eq!(scan(&[], 0, 100), nothing);
        assert_eq!(scan(&[0; 100], 10, 9), nothing);
        assert_eq!(scan(&[0; 100], usize::MAX, usize::MAX), nothing);
        assert_eq!(scan(&[0; 100], 1 << 31, 2), nothing);
        assert_eq!(scan(&[0; 100], 100, 1), nothing);
        assert_eq!(scan(&vec![0; 1 << 20], 1 << 15, 1 << 5), nothing);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn scanning_never_panics(
            width in 0usize..200,
            height in 0usize..200,
            seed in any::<u64>(),
            coarseness in 1usize..12,
        ) {
            // Squares of chance rather than single pixels: they hold patterns to follow.
            let mut chance = Chance::new(seed);
            let columns = width / coarseness + 1;
            let squares = chance.bytes(columns * (height / coarseness + 1));
            let luma: Vec<u8> = (0..width * height)
                .map(|at| squares[at / width / coarseness * columns + at % width / coarseness])
                .collect();
            prop_assert!(scan(&luma, width, height).is_empty());
        }
    }
}
