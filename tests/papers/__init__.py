"""Word files converted by LibreOffice and measured on the PDF; needs libreoffice-writer, libreoffice-calc and poppler-utils."""
