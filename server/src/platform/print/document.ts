import PDFDocument from "pdfkit";

const FONTS = {
  regular: "@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf",
  bold: "@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf",
};

/** A new PDF with the fonts of the house inside, "regular" and "bold", both with Chinese. */
export const openDocument = (options: PDFKit.PDFDocumentOptions): PDFKit.PDFDocument =>
  new PDFDocument(options).registerFont("regular", require.resolve(FONTS.regular)).registerFont("bold", require.resolve(FONTS.bold));
