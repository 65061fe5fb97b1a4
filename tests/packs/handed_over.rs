//! What a page hears of a file that somebody opened.

use jiuzhu_packs::{
    handed_over::{HandedOver, read},
    outside::Why,
    signature::sign,
};
use jiuzhu_rules::packs::Pack;

use crate::{files, signed::PRIVATE};

fn ningxia() -> Vec<u8> {
    let file = files("packs").into_iter().find(|file| file.name == "packs/ningxia.toml").expect("on file");
    file.text.into_bytes()
}

fn passed_on(read: HandedOver) -> HandedOver {
    let arrived = HandedOver::of_bytes(&read.to_bytes()).expect("what the reader writes can be read");
    assert_eq!(arrived, read);
    arrived
}

#[track_caller]
fn refused(pack: &[u8], signature: Option<&[u8]>) -> Why {
    match passed_on(read("file", pack, signature)) {
        HandedOver::Refused(refused) => refused.why,
        HandedOver::Pack { .. } => panic!("a pack"),
    }
}

#[test]
fn a_pack_arrives_as_it_is_on_file_with_who_signed_it() {
    let pack = ningxia();
    let on_file = jiuzhu_packs::on_file("ningxia").expect("on file");
    let signature = sign(&pack, PRIVATE).expect("a key");
    for signature in [None, Some(signature.as_bytes())] {
        let HandedOver::Pack { compact, signed_by } = passed_on(read("file", &pack, signature)) else {
            panic!("refused")
        };
        assert_eq!(compact, on_file.compact());
        assert_eq!(Pack::read(compact.leak()).expect("compact").head, on_file.head);
        assert_eq!(signed_by.map(|it| it.len()), signature.map(|_| 64));
    }
}

#[test]
fn what_cannot_be_used_arrives_with_the_reason() {
    let pack = ningxia();
    let signature = sign(&pack, PRIVATE).expect("a key");
    let changed = [&pack[..], b"\n"].concat();
    assert_eq!(refused(&changed, Some(signature.as_bytes())), Why::Changed);
    assert_eq!(refused(&pack, Some(b"signed, truly")), Why::NoSignature);
    assert_eq!(refused(b"\xff", None), Why::NotText);
    assert_eq!(refused(b"format = 9", None), Why::LaterVersion);
    assert_eq!(refused(&vec![b'#'; 2 << 20], None), Why::TooLarge);
    assert_eq!(refused(b"code = 1\n[[local]]", None), Why::Mistakes);
}

#[test]
fn what_no_reader_wrote_is_nothing() {
    for bytes in [&b""[..], b"pack", b"mistake\nfile:1: what", b"mistakes\n\xff", b"\xff\n"] {
        assert_eq!(HandedOver::of_bytes(bytes), None, "{bytes:?}");
    }
}
