# 手順。step-<kind>: 作るもの（名詞）、-doing: 作業中の表示。

step-vpc = VPC
step-vpc-doing = VPC を作成しています
step-subnet = サブネット { $subject }
step-subnet-doing = サブネット { $subject } を作成しています
step-security_group = セキュリティグループ
step-security_group-doing = セキュリティグループを作成しています
step-check_server = 確認用サーバー
step-check_server-doing = 確認用サーバーを起動しています
step-log_group = 接続ログ
step-log_group-doing = ロググループとログストリームを作成しています
step-certificates = このパソコンの証明書
step-certificates-doing = CA と証明書を作成しています
step-server_certificate = ACM のサーバー証明書
step-server_certificate-doing = サーバー証明書をインポートしています
step-client_certificate = ACM のクライアント証明書
step-client_certificate-doing = クライアント証明書をインポートしています
step-endpoint = クライアント VPN エンドポイント
step-endpoint-doing = クライアント VPN エンドポイントを作成しています
step-association = ターゲットネットワーク { $subject }
step-association-doing = サブネット { $subject } を関連付けています
step-authorization = 承認ルール { $subject }
step-authorization-doing = { $subject } への接続を許可しています
step-route = ルート { $subject }
step-route-doing = ルート { $subject } を追加しています
step-profile = { $subject } のプロファイル
step-profile-doing = { $subject } のプロファイルを書き出しています

# 手順の状態

state-waiting = 待機中
state-looking = 確認中
state-present = 作成済み
state-making = 作成中
state-settling = AWS で処理中
state-done = 完了
state-failed = 失敗
state-cancelled = 未実施
state-unmaking = 削除中
state-gone = 削除済み
state-left = 残っています
