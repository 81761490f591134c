"""Word files converted by LibreOffice and measured on the PDF; needs libreoffice-writer and poppler-utils."""
