use reed_solomon_simd::{ReedSolomonDecoder, ReedSolomonEncoder};

/// A shard and its index: the package's own first, then as many more.
#[derive(Clone)]
pub(crate) struct Frame(usize, Vec<u8>);
pub(crate) struct Sender(Vec<Vec<u8>>);
pub(crate) struct Receiver {
    decoder: ReedSolomonDecoder,
    own: Vec<Option<Vec<u8>>>,
    received: usize,
    package_bytes: usize,
}

impl Sender {
    pub(crate) fn new(package: &[u8], frame_bytes: usize) -> Self {
        let mut shards: Vec<Vec<u8>> = package.chunks(frame_bytes).map(<[u8]>::to_vec).collect();
        let count = shards.len();
        let mut encoder = ReedSolomonEncoder::new(count, count, frame_bytes).expect("even sizes");
        for shard in &mut shards {
            shard.resize(frame_bytes, 0);
            encoder.add_original_shard(shard).expect("as many as announced");
        }
        let encoded = encoder.encode().expect("all shards are there");
        shards.extend(encoded.recovery_iter().map(<[u8]>::to_vec));
        Self(shards)
    }

    /// The stream is not endless: what comes after the package's own shards starts over.
    pub(crate) fn frame(&mut self, index: usize) -> Frame {
        let count = self.0.len() / 2;
        let index = if index < count { index } else { count + index % count };
        Frame(index, self.0[index].clone())
    }
}

impl Receiver {
    pub(crate) fn new(package_bytes: usize, frame_bytes: usize) -> Self {
        let count = package_bytes.div_ceil(frame_bytes);
        let decoder = ReedSolomonDecoder::new(count, count, frame_bytes).expect("even sizes");
        Self { decoder, own: vec![None; count], received: 0, package_bytes }
    }

    pub(crate) fn push(&mut self, Frame(index, shard): &Frame) -> Option<Vec<u8>> {
        if let Some(own) = self.own.get_mut(*index) {
            self.decoder.add_original_shard(*index, shard).expect("each shard comes once");
            *own = Some(shard.clone());
        } else {
            let index = index - self.own.len();
            self.decoder.add_recovery_shard(index, shard).expect("each shard comes once");
        }
        self.received += 1;
        if self.received < self.own.len() {
            return None;
        }
        let restored = self.decoder.decode().expect("any as many as the package's own suffice");
        for (index, shard) in restored.restored_original_iter() {
            self.own[index] = Some(shard.to_vec());
        }
        let mut package: Vec<u8> = self.own.iter().flatten().flatten().copied().collect();
        package.truncate(self.package_bytes);
        Some(package)
    }
}
