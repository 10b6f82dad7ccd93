use raptorq::{
    Decoder, EncodingPacket, ObjectTransmissionInformation, SourceBlockEncoder,
    SourceBlockEncodingPlan,
};

pub(crate) type Frame = EncodingPacket;
pub(crate) struct Sender {
    sources: Vec<EncodingPacket>,
    encoder: SourceBlockEncoder,
}
pub(crate) struct Receiver(Decoder);

/// One block, and symbols of a frame's size.
fn configuration(package_bytes: usize, frame_bytes: usize) -> ObjectTransmissionInformation {
    let symbol_bytes = frame_bytes.try_into().expect("a frame is below 64 KiB");
    ObjectTransmissionInformation::new(package_bytes as u64, symbol_bytes, 1, 1, 4)
}

impl Sender {
    pub(crate) fn new(package: &[u8], frame_bytes: usize) -> Self {
        let count = package.len().div_ceil(frame_bytes);
        let mut padded = package.to_vec();
        padded.resize(count * frame_bytes, 0);
        let plan = SourceBlockEncodingPlan::generate(count.try_into().expect("below 56,403"));
        let configuration = configuration(package.len(), frame_bytes);
        let encoder = SourceBlockEncoder::with_encoding_plan(0, &configuration, &padded, &plan);
        Self { sources: encoder.source_packets(), encoder }
    }

    pub(crate) fn frame(&mut self, index: usize) -> Frame {
        let repair = |index: usize| {
            let first = index.try_into().expect("indices are below 2^24");
            self.encoder.repair_packets(first, 1).remove(0)
        };
        match index.checked_sub(self.sources.len()) {
            None => self.sources[index].clone(),
            Some(index) => repair(index),
        }
    }
}

impl Receiver {
    pub(crate) fn new(package_bytes: usize, frame_bytes: usize) -> Self {
        Self(Decoder::new(configuration(package_bytes, frame_bytes)))
    }

    pub(crate) fn push(&mut self, frame: &Frame) -> Option<Vec<u8>> {
        self.0.decode(frame.clone())
    }
}
