import type { PartName } from './part'

const parts: Record<PartName, string> = {
  postgres: 'PostgreSQL',
  temporal: 'Máy chủ Temporal',
  mail: 'Máy nhận thư thử',
  worker: 'Tiến trình xử lý quy trình',
  server: 'Trang web',
}

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
  parts,
  temporalPages: 'Trang theo dõi của Temporal',
  inbox: 'Hộp thư thử',
  workerMetrics: 'Số liệu của tiến trình xử lý quy trình',
  temporalUnreachable: (address: string, namespace: string, detail: string) =>
    `Không dùng được máy chủ Temporal tại ${address}, namespace "${namespace}".\n` +
    `Hãy xem lại TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE và quyền truy cập.\n${detail}`,
  appFailed: (part: 'worker' | 'server', detail: string) =>
    `${parts[part]} không khởi động được.\n${detail.trim()}`,
  portTaken: (
    part: string,
    port: number,
    variable: string,
    owner: { pid: number; command: string } | undefined,
  ) =>
    `Cổng ${port} của phần "${part}" đang bị ` +
    `${owner ? `tiến trình ${owner.command} (${owner.pid})` : 'chương trình khác'} dùng. ` +
    `Hãy dừng chương trình đó hoặc đặt ${variable} sang cổng khác.`,
  samePort: (port: number, variables: string[]) =>
    `Các biến ${variables.join(' và ')} cùng trỏ tới cổng ${port}. Hãy đặt mỗi biến một cổng riêng.`,
  alreadyRunning: (origin: string, pid: number) =>
    `detai đang chạy tại ${origin} (tiến trình ${pid}) trên thư mục dữ liệu này.`,
  endingOrphan: (part: PartName, pid: number) =>
    `Đang dừng phần còn sót từ lần chạy trước: ${parts[part]} (tiến trình ${pid}).`,
  endingOrphanSupervisor: (pid: number) =>
    `Đang dừng lần chạy trước đã mất lệnh npm điều khiển (tiến trình ${pid}).`,
  partEnded: (part: PartName, reason: string) =>
    `${parts[part]} đã dừng đột ngột (${reason}); đang chạy lại …`,
  restarted: (part: PartName) => `${parts[part]} đã chạy lại.`,
  restartFailed: (part: PartName, detail: string) => `${parts[part]} chưa chạy lại được: ${detail}`,
  dataFolder: (folder: string) => `Thư mục dữ liệu: ${folder}`,
  ready: (seconds: string) => `detai đã sẵn sàng sau ${seconds} giây.`,
  site: 'Trang web',
  logs: 'Nhật ký',
  apiReference: 'Tài liệu API',
  howToStop: 'Nhấn Ctrl-C để dừng.',
  buildingPages: 'Đang dựng các trang làm việc; chỉ khi mã nguồn đổi, khoảng nửa phút …',
  pagesBuilt: 'Đã dựng xong các trang làm việc.',
  stopping: 'Đang dừng các phần theo thứ tự …',
  stopped: 'Đã dừng.',
  otherMode: (folder: string, kept: string, asked: string) =>
    `Thư mục dữ liệu ${folder} thuộc chế độ ${kept}, không chạy được ở chế độ ${asked}.\n` +
    'Hãy đặt DETAI_MODE đúng chế độ đó, hoặc đặt DETAI_DATA_DIR tới một thư mục khác.',
  loadingDemo: (origin: string) => `Trang web đã mở tại ${origin}; đang nạp tỉnh minh họa …`,
  demoProgress: 'Tỉnh minh họa',
  demoLoaded: (seconds: number) => `Đã nạp xong tỉnh minh họa sau ${seconds} giây.`,
  demoAccounts: (password: string) => `Tài khoản minh họa, cùng mật khẩu ${password}:`,
  administrator: 'Quản trị hệ thống',
  firstAdministrator: (email: string, password: string) =>
    'Chưa có ai quản trị. Đã tạo tài khoản quản trị đầu tiên:\n' +
    `  Thư điện tử: ${email}\n` +
    `  Mật khẩu:    ${password}\n` +
    'Mật khẩu chỉ hiện một lần này. Ông/Bà hãy ghi lại ngay, và đổi trong hai tuần.',
  demoFailed: (detail: string) =>
    `Việc nạp tỉnh minh họa bị ngắt; lần chạy sau sẽ nạp tiếp từ chỗ này.\n${detail}`,
  databaseUnusable: (detail: string) =>
    `Không dùng được cơ sở dữ liệu trong DATABASE_URL, hoặc không cập nhật được cấu trúc của nó.\n${detail}`,
}
