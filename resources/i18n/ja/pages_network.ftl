# 「ネットワーク」のページ。

network-heading = どのネットワークに接続しますか？
network-lead = 既存のものを選ぶか、新しく作成します。既存のものは変更しません。
network-listing = AWS に確認しています…
network-reload = もう一度確認
network-again = もう一度試す
problem-network-not-listed = 既存のものをまだ確認できていません。もう一度試すか、新しいネットワークを作成してください。

network-vpc = ネットワーク
network-vpc-term = VPC
network-vpc-why = VPC は AWS の中にある専用のネットワークです。パソコンはここに入ります。どこへ接続できるかは後のページで決めます。
network-vpc-new = 新しく作成する
network-vpc-default = （デフォルト）
network-new_vpc_name = 名前
network-new_vpc_cidr = 範囲
network-new_vpc_cidr-term = IPv4 CIDR

network-subnets = エンドポイントを置く場所
network-subnets-term = ターゲットネットワーク
network-subnets-why = サブネットは 1 つで足ります。別のゾーンにもう 1 つ加えると、ゾーン障害でも使えますが、料金も 2 倍になります。
network-subnets-none = この VPC にはまだサブネットがありません。
network-column-name = サブネット
network-column-range = 範囲
network-column-zone = ゾーン
network-column-free = 空き
network-column-verdict = 使えるか
network-subnet-good = 使えます
network-subnet-dedicated = 不可: VPC が専有ハードウェア
network-subnet-small = 不可: /{ $prefix } より小さい
network-subnet-few-free = 不可: 空きが { $least } 個未満
network-subnet-zone-taken = このゾーンは選択済み
network-new_subnet = 新しいサブネットを作成する
network-new_subnet_name = 新しいターゲットサブネット
network-new_subnet_cidr = 範囲
network-new_subnet_cidr-term = /27 以上
network-billing = { $count ->
   *[other] サブネット { $count } つ分の料金が、関連付けから解除まで 1 時間単位でかかります。
}

network-server_enabled = ping に応答する小さなサーバー
network-server-hint = VPN がつながったことを確かめるために使います。月に数百円程度で、VPN の削除時に一緒に削除します。
network-server-why = 作成しない場合は、接続を確かめるときに、ping に応答する VPC 内のサーバーなどを指定してください。
network-server_subnet = 置く場所
network-server_subnet-term = サブネット
network-server_subnet_name = サーバー用サブネット
network-server_subnet_name-term = 新規
network-server_subnet_cidr = 範囲
network-server_address = サーバーのアドレス
network-server_type = 大きさ
network-server_type-term = インスタンスタイプ
problem-network-server-nowhere = この VPC には、サーバーを置けるサブネットがありません。

network-more = 詳細設定: セキュリティグループ、接続ログ
network-group = エンドポイントを通す通信
network-group-term = セキュリティグループ
network-group-why = エンドポイントのネットワークインターフェイスと、ping に応答するサーバーに適用されます。
network-group-new = 新しく作成する
network-group-answers = ping を許可
network-new_group_name = 名前
network-ping_allowed = ping を許可する
network-ping_allowed-term = すべての ICMP – IPv4
network-ping_from = ping の送信元
network-ping_from-term = ソース
problem-network-group-exists = この VPC には「{ $value }」というセキュリティグループがすでにあります。
problem-network-group-deaf = 「{ $name }」は ping を許可していないため、サーバーは応答しません。

network-log_enabled = 接続を記録する
network-log_enabled-term = 接続ログ
network-log-why = すべての接続を、人、アドレス、時刻とともに CloudWatch Logs に記録します。料金はごくわずかです。
network-log_group = ロググループ
network-log-there = すでにあるものを、そのまま使います。
network-log-new = 新しく作成します。
network-log_stream = ログストリーム
network-log_retention = 保存期間
network-log-days = { $days } 日
network-log-for-ever = 無期限
