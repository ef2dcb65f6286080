//! Small PDF files, written by hand (PDF 1.7, 7.5).

/// A PDF whose objects are these, the first one its catalogue.
pub fn pdf(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = b"%PDF-1.4\n".to_vec();
    let mut table = "0000000000 65535 f \n".to_owned();
    for (at, object) in objects.iter().enumerate() {
        table += &format!("{:010} 00000 n \n", bytes.len());
        bytes.extend(format!("{} 0 obj\n", at + 1).bytes());
        bytes.extend(object);
        bytes.extend(b"\nendobj\n");
    }
    let (start, size) = (bytes.len(), objects.len() + 1);
    let trailer = format!("xref\n0 {size}\n{table}trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n");
    bytes.extend(trailer.bytes());
    bytes
}

/// A stream with these entries in its dictionary.
pub fn stream(entries: &str, content: &[u8]) -> Vec<u8> {
    [format!("<<{entries}/Length {}>>stream\n", content.len()).as_bytes(), content, b"\nendstream"].concat()
}

/// A PDF of one page: its content, more of its resources, and the objects that they name, from number 6.
pub fn page(content: Vec<u8>, resources: &str, more: &[Vec<u8>]) -> Vec<u8> {
    let font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>";
    let page = format!(
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>{resources}>>>>"
    );
    let mut objects: Vec<Vec<u8>> = vec![
        "<</Type/Catalog/Pages 2 0 R>>".into(),
        "<</Type/Pages/Kids[3 0 R]/Count 1>>".into(),
        page.into(),
        content,
    ];
    objects.push(font.into());
    objects.extend_from_slice(more);
    pdf(&objects)
}

/// What draws these lines, one below the other.
pub fn drawn(lines: &[&str]) -> Vec<u8> {
    let lines: String = lines.iter().map(|line| format!("({line}) Tj 0 -20 Td ")).collect();
    format!("BT /F 12 Tf 72 700 Td {lines}ET").into_bytes()
}

/// Bytes as zlib wraps them, in blocks that are stored as they are (RFC 1950, RFC 1951 3.2.4).
pub fn deflated(bytes: &[u8]) -> Vec<u8> {
    let length = u16::try_from(bytes.len()).expect("one block");
    let (mut low, mut high) = (1_u32, 0_u32);
    for byte in bytes {
        low = (low + u32::from(*byte)) % 65_521;
        high = (high + low) % 65_521;
    }
    let mut packed = vec![0x78, 0x01, 0x01];
    packed.extend(length.to_le_bytes());
    packed.extend((!length).to_le_bytes());
    packed.extend(bytes);
    packed.extend(((high << 16) | low).to_be_bytes());
    packed
}
