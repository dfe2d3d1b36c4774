//! Tells the compiler that the lessons are part of the program.

fn main() {
    println!("cargo::rerun-if-changed=lessons");
}
