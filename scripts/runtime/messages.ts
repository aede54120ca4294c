/** What the runtime says to the person at the keyboard: the one place for its Vietnamese texts. */
export const text = {
  noPostgresAccount:
    'PostgreSQL không chạy dưới quyền root và không tạo được tài khoản "postgres".\n' +
    'Hãy chạy lệnh này bằng người dùng thường, tạo tài khoản "postgres", hoặc đặt DATABASE_URL.',
  noPostgresBinaries: (platform: string) =>
    `Không có bộ PostgreSQL nhúng cho nền tảng ${platform}. Hãy đặt DATABASE_URL tới một máy chủ PostgreSQL.`,
  postgresFailed: (detail: string) => `PostgreSQL nhúng không khởi động được.\n${detail.trim()}`,
  dataFolderClosed: (folder: string) =>
    `Tài khoản "postgres" không vào được thư mục dữ liệu ${folder}.\n` +
    'Hãy đặt DETAI_DATA_DIR tới một thư mục mà mọi người dùng đi qua được.',
  temporalFound: (path: string) => `Máy chủ Temporal: ${path}`,
  temporalDownloading: 'Đang tải máy chủ Temporal …',
  temporalBuilding: 'Đang dựng máy chủ Temporal từ mã nguồn; chỉ một lần, khoảng 3 phút trên 2 nhân …',
  temporalBuildProgress: (packages: number, seconds: number) =>
    `Đang dựng máy chủ Temporal: ${packages} gói, ${Math.floor(seconds / 60)} phút ${seconds % 60} giây`,
  temporalBuilt: (path: string) => `Đã dựng xong và lưu tại ${path}`,
  temporalUnavailable: (detail: string) =>
    'Không có máy chủ Temporal để chạy. Hãy làm một trong ba việc rồi chạy lại:\n' +
    '  1. Cài lệnh "temporal" (Temporal CLI) vào PATH.\n' +
    '  2. Cài Go 1.25 trở lên để máy chủ được dựng từ mã nguồn.\n' +
    '  3. Đặt TEMPORAL_ADDRESS tới một máy chủ Temporal đang chạy.' +
    (detail ? `\nLần dựng vừa rồi báo:\n${detail}` : ''),
  temporalFailed: (detail: string) => `Máy chủ Temporal không khởi động được.\n${detail.trim()}`,
}
