//! The window. The only room where egui may be mentioned; it reads the session and sends commands.
