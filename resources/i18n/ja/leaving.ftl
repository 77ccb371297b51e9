leaving-access-keys = { $count ->
    [0] 保存されたアクセスキーはありませんでした。
   *[other] アクセスキーを { $count } 件削除しました。
}
leaving-vpn = 記録と証明書を削除しました: { $name }
leaving-note = 削除済みの VPN「{ $name }」の認証局です。
    Client VPN Wizard を削除したときに残しました。ca.key は暗号化されています。パスフレーズは Windows の資格情報マネージャーに、cvpn-wizard の { $secret } として残っています。
    もう使わない場合は、このフォルダーとその項目を削除してかまいません。
