use ur::fountain::{Decoder, Encoder, Part};

pub(crate) type Frame = Part;
pub(crate) struct Sender(Encoder);
pub(crate) struct Receiver(Decoder);

impl Sender {
    pub(crate) fn new(package: &[u8], frame_bytes: usize) -> Self {
        Self(Encoder::new(package, frame_bytes).expect("neither is empty"))
    }

    pub(crate) fn frame(&mut self, index: usize) -> Frame {
        while self.0.current_sequence() < index {
            self.0.next_part();
        }
        self.0.next_part()
    }
}

impl Receiver {
    pub(crate) fn new(_package_bytes: usize, _frame_bytes: usize) -> Self {
        Self(Decoder::default())
    }

    pub(crate) fn push(&mut self, frame: &Frame) -> Option<Vec<u8>> {
        self.0.receive(frame.clone()).expect("frames of one package");
        self.0.message().expect("frames of one package")
    }
}
