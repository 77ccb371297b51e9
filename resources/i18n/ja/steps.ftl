# 手順。step-<kind>: 作るもの（名詞）。

step-vpc = VPC
step-subnet = サブネット { $subject }
step-security_group = セキュリティグループ
step-check_server = 確認用サーバー
step-log_group = 接続ログ
step-certificates = このパソコンの証明書
step-server_certificate = ACM のサーバー証明書
step-client_certificate = ACM のクライアント証明書
step-endpoint = クライアント VPN エンドポイント
step-revocation_list = 失効リスト
step-association = ターゲットネットワーク { $subject }
step-authorization = 承認ルール { $subject }
step-route = ルート { $subject }
step-profile = { $subject } のプロファイル

# 手順の状態

state-waiting = 待機中
state-looking = 確認中
state-present = 既存
state-making = 作成中
state-settling = AWS で処理中
state-settling-here = 確認中
state-done = 完了
state-failed = 失敗
state-cancelled = 未実施
state-unmaking = 削除中
state-gone = 削除済み
state-left = 残っています
