fn main() {
    jiuzhu::mount();
}
